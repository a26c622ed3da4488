import { groupBy } from '../../model/group-by.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { entriesOf } from '../entries.ts';

/** A column by which the rows of a store could be spread, and what that would cost. */
export interface ShardKey {
  readonly store: string;
  readonly column: string;
  /** Tables that have it, so that their rows stay together. */
  readonly tables: readonly string[];
  /** Tables without it: copied everywhere if they hardly change, or a reason to think again. */
  readonly without: readonly string[];
  /** Requests that name one value, and so ask one shard. */
  readonly single: readonly string[];
  /** Requests that would have to ask all shards and put the answers together. */
  readonly scattered: readonly string[];
}

/** A key that few tables have leaves the others behind, and one that a third of requests does not name is no key. */
const [leastTables, leastShare, leastSingle] = [3, 0.4, 2 / 3];

/** Columns of a good part of a store's tables by which most requests find their rows, the best first. */
export function shardKeys(index: SystemIndex): readonly ShardKey[] {
  const tables = index.system.tables.filter(
    ({ role, columns, documents }) => role === 'system' && columns.length > 0 && documents !== true,
  );
  return [...groupBy(tables, ({ store }) => store)].flatMap(([store, own]) => {
    const names = new Set(
      own
        .flatMap(({ columns }) => columns.map(({ name }) => name))
        .filter((name) => /_?id$/i.test(name) && !/^id$/i.test(name) && !isOfAnyTable(own, name)),
    );
    const keys = [...names].map((column) => shardKey(index, index.component(store)?.name ?? store, column, own));
    const worth = keys.filter(
      ({ tables: having, single, scattered }) =>
        having.length >= Math.max(leastTables, own.length * leastShare) &&
        single.length >= (single.length + scattered.length) * leastSingle,
    );
    return worth.sort((a, b) => score(b) - score(a) || (a.column < b.column ? -1 : 1)).slice(0, 3);
  });
}

/** `entity_id` beside `entity_type` is a key of many tables at once. */
function isOfAnyTable(tables: readonly Table[], column: string): boolean {
  const type = column.replace(/_?id$/i, '').toLowerCase();
  return tables.some(({ columns }) =>
    columns.some(({ name }) => [`${type}_type`, `${type}type`].includes(name.toLowerCase())),
  );
}

function score({ single, scattered, tables }: ShardKey): number {
  return single.length / (single.length + scattered.length) + tables.length / 1000;
}

function shardKey(index: SystemIndex, store: string, column: string, tables: readonly Table[]): ShardKey {
  // The table that the key is of has it as its own: `orders.id` is every other table's `order_id`.
  const own = new Map(tables.flatMap((table) => ownColumn(table, column).map((name) => [table.id, name] as const)));
  const single: string[] = [];
  const scattered: string[] = [];
  for (const { name, accesses } of entriesOf(index)) {
    const asked = accesses.map(({ access }) => access).filter((access) => own.has(access.table));
    const names = asked.map(
      ({ verb, filters, table }) =>
        verb === 'insert' || filters.some((filter) => filter.column === own.get(table) && filter.operator === 'equal'),
    );
    // One question to all shards makes the whole request wait for the slowest.
    if (asked.length > 0) (names.every((each) => each) ? single : scattered).push(name);
  }
  const named = (having: boolean): readonly string[] =>
    tables
      .filter(({ id }) => own.has(id) === having)
      .map(({ name }) => name)
      .sort();
  return {
    store,
    column,
    tables: named(true),
    without: named(false),
    single: [...new Set(single)].sort(),
    scattered: [...new Set(scattered)].sort(),
  };
}

function ownColumn(table: Table, column: string): readonly string[] {
  if (table.columns.some(({ name }) => name === column)) return [column];
  const stem = column.replace(/_?id$/i, '').toLowerCase();
  const [key, another] = table.primaryKey;
  const isParent = [stem, `${stem}s`, `${stem}es`].includes(table.name.toLowerCase());
  return isParent && key !== undefined && another === undefined ? [key] : [];
}
