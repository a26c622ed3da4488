import type { Effect } from '../../model/effect.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { type EntryPoint, entryPointsOf } from './entry-points.ts';
import { groupBy, type NonEmpty } from './group-by.ts';
import { protectionsOf } from './protection.ts';

/** Effects of one operation that take their values from whoever calls a route. */
export interface CallersValues {
  readonly effects: NonEmpty<Effect>;
  /** The first route that reaches them. */
  readonly entry: EntryPoint;
  /** Some route that reaches them asks nobody who is calling. */
  readonly open: boolean;
  /** The values as they are written, each once. */
  readonly words: readonly string[];
}

export function callersValues(index: SystemIndex, kind: Effect['kind']): readonly CallersValues[] {
  const entries = entryPointsOf(index);
  const protections = protectionsOf(index);
  const found = index.system.effects.filter((effect) => effect.kind === kind);
  return [...groupBy(found, ({ operation }) => operation ?? '')].flatMap(([operation, effects]) => {
    const reaching = entries(operation).filter((each) => each.kind === 'endpoint');
    const [entry] = reaching;
    if (entry === undefined) return [];
    const open = reaching.some(({ endpoint }) => endpoint !== undefined && !protections.isClosed(endpoint));
    return [{ effects, entry, open, words: [...new Set(effects.map(({ name }) => `\`${name}\``))] }];
  });
}
