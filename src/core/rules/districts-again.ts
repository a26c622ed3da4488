import { changedPlaces } from '../model/changed-places.ts';
import type { System } from '../model/system.ts';
import { type DistrictNames, districtOf } from './district-names.ts';
import type { District } from './districts.ts';

const parts = [
  'components',
  'operations',
  'operationCalls',
  'replies',
  'endpoints',
  'tables',
  'accesses',
  'calls',
  'cacheUses',
  'jobs',
  'contracts',
  'effects',
] as const;
type Part = (typeof parts)[number];

/** By these an element belongs somewhere, or makes others belong together. */
const ties = [
  'id',
  'service',
  'handler',
  'from',
  'to',
  'operation',
  'endpoint',
  'store',
  'declaredBy',
  'table',
  'cache',
  'runs',
] as const;

/** What elements became: the same things, of which something else is said. */
type Changes = ReadonlyMap<Part, ReadonlyMap<unknown, unknown>>;

/**
 * The districts of a System. Where a change of another one has left everything where it belongs, as most do that are made
 * while somebody types, they are the same with the new elements in the places of the old ones. Undefined elsewhere.
 */
export function districtsAgain(
  before: System,
  known: readonly District[],
  now: System,
  names: DistrictNames,
): readonly District[] | undefined {
  const changes = changesIn(before, now);
  if (changes === undefined) return undefined;
  const touched = touchedBy(changes, names);
  return known.map((district) => {
    const isTouched = touched === 'any' || touched.has(district.name);
    const system = isTouched ? withChanges(district.system, changes) : district.system;
    const around = withChanges(district.around, changes);
    if (system === district.system && around === district.around && before.migrations === now.migrations)
      return district;
    return { name: district.name, system: { ...system, migrations: now.migrations }, around };
  });
}

/** Undefined where something came, went or belongs elsewhere. */
function changesIn(before: System, now: System): Changes | undefined {
  // What uses a channel stands deeper in it than this looks.
  if (before.channels !== now.channels) return undefined;
  const changes = new Map<Part, ReadonlyMap<unknown, unknown>>();
  for (const part of parts) {
    const [was, is]: readonly (readonly unknown[])[] = [before[part], now[part]];
    if (was === is || was === undefined || is === undefined) continue;
    const places = changedPlaces(was, is);
    if (places === undefined) return undefined;
    const changed = new Map<unknown, unknown>();
    for (const at of places) {
      const [one, other] = [was[at], is[at]];
      if (!isTiedAlike(one, other)) return undefined;
      changed.set(one, other);
    }
    if (changed.size > 0) changes.set(part, changed);
  }
  return changes;
}

function isTiedAlike(one: unknown, other: unknown): boolean {
  const [was, is] = [one, other] as readonly Readonly<Record<string, unknown>>[];
  return ties.every((tie) => was?.[tie] === is?.[tie]);
}

function touchedBy(changes: Changes, names: DistrictNames): ReadonlySet<string> | 'any' {
  const touched = new Set<string>();
  for (const [part, changed] of changes)
    for (const element of changed.keys()) {
      const name = districtOf(names, part, element);
      if (name === undefined) return 'any';
      touched.add(name);
    }
  return touched;
}

/** Lists in which nothing changed stay the lists that they are. */
function withChanges<Lists extends Partial<System>>(lists: Lists, changes: Changes): Lists {
  const next: [Part, readonly unknown[]][] = [];
  for (const [part, changed] of changes) {
    const list: readonly unknown[] | undefined = lists[part];
    if (list?.some((item) => changed.has(item)) === true)
      next.push([part, list.map((item) => changed.get(item) ?? item)]);
  }
  return next.length === 0 ? lists : { ...lists, ...Object.fromEntries(next) };
}
