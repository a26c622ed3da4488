import type { Component } from '../../model/component.ts';
import { connectionsTo } from '../../model/connections-to.ts';
import { groupBy } from '../../model/group-by.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { capitalized, count, shortList } from '../../model/wording.ts';
import type { Ground, Signal, Technology } from '../advice.ts';
import { transactionsOf } from '../boundaries/table-groups.ts';
import { growths } from '../capacity-plan/table-growth.ts';
import { entriesOf } from '../entries.ts';
import { productName } from '../product-name.ts';
import { tableTitles } from '../table-titles.ts';

const indexRules: ReadonlySet<string> = new Set(['unindexed-filter', 'unindexed-sort', 'unindexed-foreign-key']);

/** One answer for each product that holds tables: whether to keep it, and what to do before adding another. */
export function databaseAdvice(ground: Ground): readonly Technology[] {
  const databases = ground.index.system.components.filter(
    (component) => component.kind === 'database' && component.role === 'system' && component.technology !== undefined,
  );
  return [...groupBy(databases, (database) => productName(database.technology ?? ''))].flatMap(([product, stores]) => {
    const ids = new Set(stores.map((store) => store.id));
    const tables = ground.index.system.tables.filter((table) => ids.has(table.store) && table.role === 'system');
    const full = new Set(tables.map((table) => table.store));
    const holding = stores.filter((store) => full.has(store.id));
    return tables.length === 0 ? [] : [advice(ground, product, holding, tables)];
  });
}

function advice(ground: Ground, product: string, stores: readonly Component[], tables: readonly Table[]): Technology {
  const ids = new Set(tables.map((table) => table.id));
  const missing = ground.signals.filter(
    (signal) => indexRules.has(signal.rule) && signal.subjects.some((id) => ids.has(id)),
  );
  const evidence = missing.length > 0 ? missing : stores;
  return {
    area: 'database',
    current: `${capitalized(product)} (${shortList(stores.map((store) => store.name))}): ${count(tables.length, 'table')}, ${count(keys(tables), 'foreign key')}`,
    recommendation: recommendation(product, stores, ground, missing),
    rationale: rationale(ground, product, tables),
    tradeoffs: tradeoffs(ground, product, tables),
    adoptWhen: adoptWhen(ground, product, tables),
    evidence: evidence.flatMap((each) => each.evidence.slice(0, 1)).slice(0, 3),
  };
}

/** Relations that models alone declare are no keys. */
function keys(tables: readonly Table[]): number {
  return tables.flatMap(({ foreignKeys }) => foreignKeys.filter(({ enforced }) => enforced !== false)).length;
}

function recommendation(
  product: string,
  stores: readonly Component[],
  ground: Ground,
  missing: readonly Signal[],
): string {
  if (product === 'SQLite' && severalWriters(stores, ground)) {
    return 'Move to PostgreSQL: more than one instance writes, and a SQLite file belongs to one machine.';
  }
  if (missing.length === 0) return `Keep ${product}. No second store is needed.`;
  return `Keep ${product}. Add the indexes that the findings name before a cache, a replica or a second store.`;
}

function severalWriters(stores: readonly Component[], ground: Ground): boolean {
  const { system } = ground.index;
  const writers = stores.flatMap(({ id }) => connectionsTo(system, id).filter(({ kind }) => kind === 'write'));
  const replicas = writers.map((edge) => ground.index.component(edge.from)?.deployment?.replicas ?? 1);
  return replicas.reduce((sum, amount) => sum + amount, 0) > 1;
}

function rationale({ index }: Ground, product: string, tables: readonly Table[]): string {
  const ids = new Set(tables.map((table) => table.id));
  const related = tables.filter((table) => table.foreignKeys.length > 0);
  const means = keys(related) > 0 ? 'by foreign keys' : 'as the models say';
  const isTogether = (written: readonly string[]) => written.filter((id) => ids.has(id)).length > 1;
  // Most workspaces have none of it, and then nobody looks for the first.
  const isAny = index.ofDistricts(readTogether).some((transactions) => transactions.some(isTogether));
  const together = isAny ? entriesOf(index).find((entry) => transactionsOf(entry).some(isTogether)) : undefined;
  const parts = [
    related.length > 0
      ? `${related.length} of ${count(tables.length, 'table')} ${related.length === 1 ? 'refers' : 'refer'} to others ${means}`
      : '',
    together === undefined ? '' : `${together.name} writes several tables in one transaction`,
  ].filter((part) => part !== '');
  if (parts.length === 0)
    return `${capitalized(product)} holds ${count(tables.length, 'table')}, and nothing in the code asks for more than it gives.`;
  return `${parts.join(', and ')}: this is what a relational database is for.`;
}

/** Tables that are written in one transaction. */
function readTogether(index: SystemIndex): readonly (readonly string[])[] {
  return entriesOf(index).flatMap((entry) => transactionsOf(entry).filter(({ length }) => length > 1));
}

function tradeoffs({ index }: Ground, product: string, tables: readonly Table[]): string {
  if (product === 'SQLite') return 'One writer at a time and no network access, in exchange for nothing to operate.';
  const users = new Map(index.ofDistricts(usersOfTables).flat());
  const shared = [...groupBy(tables, (table) => table.store)]
    .map(([store, own]) => ({ store: index.component(store)?.name ?? store, users: usersOf(index, users, own) }))
    .sort((a, b) => b.users.length - a.users.length)[0];
  if (shared === undefined || shared.users.length < 2) {
    const stores = new Set(tables.map((table) => table.store)).size;
    const primary = stores > 1 ? 'One primary of each takes its writes' : 'One primary takes every write';
    return `${primary}: reads can be spread over replicas, writes cannot.`;
  }
  return `${shortList(shared.users)} share the connections and the locks of ${shared.store}; a slow query of one is felt by all.`;
}

function usersOf(
  index: SystemIndex,
  users: ReadonlyMap<string, readonly string[]>,
  tables: readonly Table[],
): readonly string[] {
  const ids = tables.flatMap((table) => users.get(table.id) ?? []);
  return [...new Set(ids)].map((id) => index.component(id)?.name ?? id).sort();
}

function usersOfTables(index: SystemIndex): readonly (readonly [table: string, services: readonly string[]])[] {
  return index.system.tables.map(({ id }) => [id, [...index.readersOf(id), ...index.writersOf(id)]]);
}

function adoptWhen({ index }: Ground, product: string, tables: readonly Table[]): string {
  if (product === 'SQLite') return 'A server database pays from the second instance, or from about 50 writes a second.';
  const own = new Set(tables);
  const events = growths(index).filter(({ kind, table }) => kind === 'events' && own.has(table));
  const titleOf = tableTitles(index);
  const names = events.map(({ table }) => `\`${titleOf(table)}\``);
  const partition =
    names.length === 0 ? '' : ` Partition ${shortList(names, 3)} by time from about 50 million rows, not before.`;
  return `A read replica pays when a primary stays above 70 % CPU at peak with its indexes in place.${partition}`;
}
