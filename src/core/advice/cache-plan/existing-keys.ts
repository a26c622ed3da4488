import type { CacheUse } from '../../model/cache-use.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Evidence } from '../../model/evidence.ts';
import { groupBy } from '../../model/group-by.ts';
import { shownKey } from '../../model/shown-key.ts';
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

/** `{}` alone says nothing to a reader: the code puts the whole key together as it runs. */
export function keyName(key: string): string {
  return key.startsWith('{} ') ? `the key that ${key.slice(3)} puts together` : `\`${shownKey(key)}\``;
}

export function existingKeys(index: SystemIndex, entries: readonly Entry[]): readonly ExistingKey[] {
  const uses = index.system.cacheUses.filter(({ role }) => role === 'system');
  return [...groupBy(uses, nameOf)].map(([key, same]) => {
    const operations = (kind: string): readonly string[] =>
      same.filter((use) => use.kind === kind).map(({ operation }) => operation);
    const names = (kind: string): readonly string[] =>
      [
        ...new Set(
          operations(kind).flatMap((id) => index.endpointsOf(id).map(({ method, path }) => `${method} ${path}`)),
        ),
      ].sort();
    const held = heldBy(index, operations('write'));
    const thrownAwayBy = [...new Set([...names('invalidate'), ...names('write')])];
    const writers = entries.filter(({ accesses }) =>
      accesses.some(({ access }) => access.kind === 'write' && changes(access, held)),
    );
    const seconds = same.find(({ timeToLiveSeconds }) => timeToLiveSeconds !== undefined)?.timeToLiveSeconds;
    return {
      key,
      ...(seconds === undefined ? {} : { timeToLiveSeconds: seconds }),
      filledBy: names('write'),
      thrownAwayBy: names('invalidate'),
      // Who else builds the same key cannot be told where it is put together as the code runs.
      forgotten: key.startsWith('{} ')
        ? []
        : [...new Set(writers.map(({ name }) => name))].filter((name) => !thrownAwayBy.includes(name)),
      evidence: places(same),
    };
  });
}

/** Keys that the code puts together as it runs are told apart by the file that does it: `{} Album.php`. */
function nameOf({ keyPattern, evidence: [place] }: CacheUse): string {
  return keyPattern === '{}' ? `{} ${place?.file.split('/').at(-1) ?? ''}` : keyPattern;
}

function places(uses: readonly CacheUse[]): readonly Evidence[] {
  const first = uses.flatMap(({ evidence }) => evidence.slice(0, 1));
  return [...new Map(first.map((place) => [`${place.file}:${place.line}`, place])).values()].slice(0, 3);
}

/**
 * What the entry is made of: the reads nearest to where it is written, since a handler that fills it on the way reaches
 * much else. Each table with whether many of its rows are in it.
 */
function heldBy(index: SystemIndex, fillers: readonly string[]): ReadonlyMap<string, boolean> {
  const held = new Map<string, boolean>();
  for (const filler of fillers) {
    const reads = index.reachedFrom(filler).flatMap(({ operation, path }) => {
      const own = index.accessesOf(operation.id).filter(({ kind }) => kind === 'read');
      return own.map((access) => ({ access, steps: path.length }));
    });
    const nearest = Math.min(...reads.map(({ steps }) => steps));
    for (const { access } of reads.filter(({ steps }) => steps === nearest))
      held.set(access.table, access.many || held.get(access.table) === true);
  }
  return held;
}

/** A new row changes lists; a copy of one row stays as it was. */
function changes({ table, verb }: DataAccess, held: ReadonlyMap<string, boolean>): boolean {
  const many = held.get(table);
  return many !== undefined && (many || verb !== 'insert');
}
