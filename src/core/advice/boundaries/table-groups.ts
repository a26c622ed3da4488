import { communities, type WeightedEdge } from '../../graph/communities.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Table } from '../../model/table.ts';
import type { Entry } from '../entries.ts';
import type { KeyLink } from '../table-links.ts';

export interface TableGroups {
  /** Ids of tables, the largest group first. */
  readonly groups: readonly (readonly string[])[];
  readonly modularity: number;
}

/** Written out where the groups are shown: who doubts a proposal has to be able to reckon it again. */
export const groupingMethod =
  'Louvain (Blondel et al. 2008) over tables. An edge weighs 1 for a foreign key, 2 for each request that writes both in one transaction, and each request that uses n tables spreads 1 ÷ (n − 1) over every pair of them, so that a request that touches everything pulls nothing together.';

/** Tables that are used together. */
export function tableGroups(
  tables: readonly Table[],
  entries: readonly Entry[],
  keys: readonly KeyLink[],
): TableGroups {
  const ids = new Set(tables.map(({ id }) => id));
  const edges: WeightedEdge[] = keys
    .filter(({ from, to }) => ids.has(from.id) && ids.has(to.id))
    .map(({ from, to }) => ({ between: [from.id, to.id], weight: 1 }));
  for (const entry of entries) {
    const used = usedTables(entry, ids);
    for (const between of pairs(used)) edges.push({ between, weight: 1 / (used.length - 1) });
    for (const written of writtenTogether(entry, ids))
      for (const between of pairs(written)) edges.push({ between, weight: 2 });
  }
  return communities(ids, edges);
}

export function usedTables({ accesses }: Entry, among: ReadonlySet<string>): readonly string[] {
  return [...new Set(accesses.map(({ access }) => access.table))].filter((id) => among.has(id)).sort();
}

/** Tables that the entry writes within one transaction, for each of its transactions. */
export function writtenTogether(entry: Entry, among: ReadonlySet<string>): readonly (readonly string[])[] {
  return transactionsOf(entry)
    .map((tables) => tables.filter((table) => among.has(table)))
    .filter(({ length }) => length > 0);
}

const transactions = new WeakMap<Entry, readonly (readonly string[])[]>();

/** Every entry is asked about, for each product that holds tables, and an entry is the same as long as nothing below it changes. */
export function transactionsOf(entry: Entry): readonly (readonly string[])[] {
  const known = transactions.get(entry) ?? readTransactions(entry);
  transactions.set(entry, known);
  return known;
}

function readTransactions({ accesses }: Entry): readonly (readonly string[])[] {
  const written = accesses.filter(({ access, transaction }) => access.kind === 'write' && (transaction ?? '') !== '');
  const together = groupBy(written, ({ transaction }) => transaction ?? '');
  return [...together.values()].map((group) => [...new Set(group.map(({ access }) => access.table))].sort());
}

function pairs(items: readonly string[]): readonly (readonly [string, string])[] {
  return items.flatMap((first, at) => items.slice(at + 1).map((second): [string, string] => [first, second]));
}
