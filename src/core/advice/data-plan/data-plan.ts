import type { SystemIndex } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import { type HotRow, hotRows } from './hot-rows.ts';
import { type Dependency, dependencies } from './normal-forms.ts';
import { type ShardKey, shardKeys } from './shard-keys.ts';

/** How the rows of a system depend on each other: by what they could be spread, where they meet, what they say twice. */
export interface DataPlan {
  readonly verdict: readonly string[];
  readonly shards: readonly ShardKey[];
  readonly hot: readonly HotRow[];
  readonly dependencies: readonly Dependency[];
}

export function dataPlan(index: SystemIndex): DataPlan {
  const plan = { shards: shardKeys(index), hot: hotRows(index), dependencies: dependencies(index) };
  const tables = index.system.tables.filter(({ role }) => role === 'system');
  return {
    verdict:
      tables.length === 0
        ? ['No table was found, so there are no rows to spread.']
        : verdict(plan, new Set(tables.map(({ store }) => store)).size),
    ...plan,
  };
}

function verdict({ shards, hot, dependencies: hints }: Omit<DataPlan, 'verdict'>, stores: number): readonly string[] {
  const whole = stores > 1 ? 'Each database undivided' : 'One database';
  const [best] = shards;
  return [
    best === undefined
      ? `No column would make a shard key: none is in enough tables and in the conditions of two of three requests, so most requests would ask every shard. ${whole}, with replicas for reading, carries most systems for years.`
      : `${best.column} is the best key to spread ${best.store} by: ${count(best.single.length, 'request')} would ask one shard, ${best.scattered.length} all of them. Spread only what one machine can no longer write.`,
    hot.length === 0
      ? 'No hot row was found: none that many requests change at the same time.'
      : `${count(hot.length, 'request')} ${hot.length === 1 ? 'changes' : 'change'} a hot row: one that others change at the same time.`,
    hints.length === 0
      ? 'No column looks as if it followed from another.'
      : `${count(hints.length, 'hint')} that a column follows from another: only who knows the data can say.`,
  ];
}
