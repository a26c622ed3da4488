import type { Evidence } from '../../model/evidence.ts';
import { groupBy } from '../../model/group-by.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Entry } from '../entries.ts';

/** A key that the code uses today. */
export interface ExistingKey {
  readonly key: string;
  readonly timeToLiveSeconds?: number;
  readonly filledBy: readonly string[];
  readonly thrownAwayBy: readonly string[];
  /** Entries that write what it holds and leave it in place. */
  readonly forgotten: readonly string[];
  readonly evidence: readonly Evidence[];
}

export function existingKeys(index: SystemIndex, entries: readonly Entry[]): readonly ExistingKey[] {
  const uses = index.system.cacheUses.filter(({ role }) => role === 'system');
  return [...groupBy(uses, ({ keyPattern }) => keyPattern)].map(([key, same]) => {
    const operations = (kind: string): readonly string[] =>
      same.filter((use) => use.kind === kind).map(({ operation }) => operation);
    const names = (kind: string): readonly string[] =>
      [
        ...new Set(
          operations(kind).flatMap((id) => index.endpointsOf(id).map(({ method, path }) => `${method} ${path}`)),
        ),
      ].sort();
    const held = new Set(
      operations('write')
        .flatMap((id) => index.reachedFrom(id))
        .flatMap(({ operation }) => index.accessesOf(operation.id))
        .flatMap(({ kind, table }) => (kind === 'read' ? [table] : [])),
    );
    const thrownAwayBy = [...new Set([...names('invalidate'), ...names('write')])];
    const writers = entries.filter(({ accesses }) =>
      accesses.some(({ access }) => access.kind === 'write' && held.has(access.table)),
    );
    const seconds = same.find(({ timeToLiveSeconds }) => timeToLiveSeconds !== undefined)?.timeToLiveSeconds;
    return {
      key,
      ...(seconds === undefined ? {} : { timeToLiveSeconds: seconds }),
      filledBy: names('write'),
      thrownAwayBy: names('invalidate'),
      forgotten: [...new Set(writers.map(({ name }) => name))].filter((name) => !thrownAwayBy.includes(name)),
      evidence: same.flatMap(({ evidence }) => evidence.slice(0, 1)).slice(0, 3),
    };
  });
}
