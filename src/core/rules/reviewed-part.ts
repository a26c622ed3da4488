import { changedPlaces, hasSameFields } from '../model/changed-places.ts';
import type { Element } from '../model/evidence.ts';
import type { System } from '../model/system.ts';

/** Tests, examples and generated code are known, so that they can be left out here once instead of in every rule. */
export type ReviewedPart = (system: System) => System;

/** Looks again only at elements that are others than the last time, as long as nothing was left out then. */
export function rememberingReviewedPart(): ReviewedPart {
  let before: Seen | undefined;
  return (system) => {
    const lists = new Map<keyof System, readonly unknown[]>();
    const only = <T>(
      part: keyof System,
      items: readonly T[],
      isMeant: (item: T) => boolean,
      goes = true,
    ): readonly T[] => {
      const was = goes ? before?.lists.get(part) : undefined;
      const changed = was && changedPlaces(was, items)?.map((at) => items[at] as T);
      const isWhole = (changed ?? items).every(isMeant);
      if (!isWhole) return items.filter(isMeant);
      lists.set(part, items);
      return items;
    };
    const operations = only('operations', system.operations, isReviewed);
    const known = idsAgain(before?.operations, operations);
    const components = only('components', system.components, isReviewed);
    const standing = idsAgain(before?.components, components);
    const isSame = known === before?.operations.ids;
    const part = {
      ...system,
      components,
      operations,
      endpoints: only('endpoints', system.endpoints, isReviewed),
      operationCalls: only(
        'operationCalls',
        system.operationCalls,
        ({ from, to }) => known.has(from) && known.has(to),
        isSame,
      ),
      replies: only('replies', system.replies, ({ operation }) => known.has(operation), isSame),
      tables: only('tables', system.tables, isReviewed),
      migrations: only('migrations', system.migrations, isReviewed),
      accesses: only('accesses', system.accesses, isReviewed),
      calls: only('calls', system.calls, isReviewed),
      channels: only('channels', system.channels, isReviewed),
      cacheUses: only('cacheUses', system.cacheUses, isReviewed),
      jobs: only('jobs', system.jobs, isReviewed),
      contracts: only('contracts', system.contracts, isReviewed),
      effects: only('effects', system.effects, isReviewed),
      connections: only(
        'connections',
        system.connections,
        ({ from, to }) => standing.has(from) && standing.has(to),
        standing === before?.components.ids,
      ),
    };
    before = { lists, operations: { items: operations, ids: known }, components: { items: components, ids: standing } };
    return part;
  };
}

interface Seen {
  /** Lists of which nothing was left out: the list itself stays, and nothing has changed for who knows it. */
  readonly lists: ReadonlyMap<keyof System, readonly unknown[]>;
  readonly operations: Named;
  readonly components: Named;
}

interface Named {
  readonly items: readonly Identified[];
  readonly ids: ReadonlySet<string>;
}

type Identified = { readonly id: string };

/** The very set of the last time where the same things are named. */
function idsAgain(before: Named | undefined, items: readonly Identified[]): ReadonlySet<string> {
  return before !== undefined && hasSameFields(before.items, items, ['id'])
    ? before.ids
    : new Set(items.map(({ id }) => id));
}

function isReviewed({ role }: Pick<Element, 'role'>): boolean {
  return role === 'system';
}
