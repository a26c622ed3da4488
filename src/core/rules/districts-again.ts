import type { System } from '../model/system.ts';
import { type District, districtsOf } from './districts.ts';

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

/** What an element became: the same thing, of which something else is said. */
type Changes = ReadonlyMap<unknown, unknown>;

/**
 * The districts of a System. Where a change of another one has left everything where it belongs, as most do that are made
 * while somebody types, they are the same with the new elements in the places of the old ones.
 */
export function districtsAgain(before: System, known: readonly District[], now: System): readonly District[] {
  const changes = changesIn(before, now);
  return changes === undefined ? districtsOf(now) : known.map((district) => changed(district, changes, now));
}

/** Undefined where something came, went or belongs elsewhere. */
function changesIn(before: System, now: System): Changes | undefined {
  // What uses a channel stands deeper in it than this looks.
  if (before.channels !== now.channels) return undefined;
  const changes = new Map<unknown, unknown>();
  for (const part of parts) {
    const [was, is] = [before[part], now[part]];
    if (was.length !== is.length) return undefined;
    for (let at = 0; was !== is && at < was.length; at++) {
      const [one, other] = [was[at], is[at]];
      if (one === other) continue;
      if (!isTiedAlike(one, other)) return undefined;
      changes.set(one, other);
    }
  }
  return changes;
}

function isTiedAlike(one: unknown, other: unknown): boolean {
  const [was, is] = [one, other] as readonly Readonly<Record<string, unknown>>[];
  return ties.every((tie) => was?.[tie] === is?.[tie]);
}

function changed({ name, system, around }: District, changes: Changes, { migrations }: System): District {
  return {
    name,
    system: { ...withChanges(system, changes), migrations },
    around: withChanges(around, changes),
  };
}

/** Lists in which nothing changed stay the lists that they are. */
function withChanges<Lists extends object>(lists: Lists, changes: Changes): Lists {
  const next = Object.entries(lists).map(([name, list]: [string, unknown]) => {
    const isTouched = Array.isArray(list) && list.some((item) => changes.has(item));
    return [name, isTouched ? list.map((item) => changes.get(item) ?? item) : list];
  });
  return Object.fromEntries(next);
}
