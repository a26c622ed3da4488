import type { Table } from '../../model/table.ts';
import { count, listed } from '../../model/wording.ts';
import type { Entry } from '../entries.ts';
import type { JoinStatement, KeyLink } from '../table-links.ts';
import { usedTables, writtenTogether } from './table-groups.ts';

/** What would have to be undone to cut a part off: each thing by name, so that it can be counted again. */
export interface CutCost {
  /** Requests that would have to ask the other side. */
  readonly calls: readonly string[];
  readonly transactions: readonly string[];
  readonly foreignKeys: readonly string[];
  readonly joins: readonly string[];
  readonly total: number;
  readonly how: string;
}

/** A transaction needs a saga or an outbox, a join a copy of the data; a call and a key need an hour each. */
const weights = { call: 1, transaction: 5, foreignKey: 1, join: 2 };

export interface CutGround {
  readonly entries: readonly Entry[];
  readonly keys: readonly KeyLink[];
  readonly joins: readonly JoinStatement[];
  /** The group of each table. */
  readonly groupOf: ReadonlyMap<string, number>;
  /** The group that an entry goes with. */
  readonly homeOf: ReadonlyMap<Entry, number>;
  nameOf(group: number): string;
  tableName(id: string): string;
  operationName(id: string): string;
}

export function cutCost(part: number, ground: CutGround): CutCost {
  const calls = ground.entries.flatMap((entry) => callsAcross(part, entry, ground));
  const transactions = ground.entries.flatMap((entry) => transactionsAcross(part, entry, ground));
  const foreignKeys = ground.keys
    .filter(({ from, to }) => isAcross(part, [from, to], ground))
    .map(({ from, to, key }) => `${from.name}.${key.columns.join(', ')} → ${to.name}`);
  const joins = ground.joins
    .filter(({ tables }) => isAcross(part, tables, ground))
    .map(({ tables, operation }) => `${ground.operationName(operation)} (${listed(tables.map(({ name }) => name))})`);
  const total =
    weights.transaction * transactions.length +
    weights.join * joins.length +
    weights.foreignKey * foreignKeys.length +
    weights.call * calls.length;
  const how = `${weights.transaction} × ${count(transactions.length, 'transaction')} + ${weights.join} × ${count(joins.length, 'join')} + ${count(foreignKeys.length, 'foreign key')} + ${count(calls.length, 'call')} = ${total}`;
  return { calls, transactions, foreignKeys, joins, total, how };
}

/** One call for each other part that the entry reaches into, whichever way it crosses this part's border. */
function callsAcross(part: number, entry: Entry, ground: CutGround): readonly string[] {
  const home = ground.homeOf.get(entry);
  const tables = usedTables(entry, new Set(ground.groupOf.keys()));
  const reached = new Set(tables.flatMap((id) => ground.groupOf.get(id) ?? []));
  const others = [...reached].filter((group) => group !== home && (home === part || group === part));
  return others
    .sort((a, b) => a - b)
    .map((group) => {
      const asked = tables.filter((id) => ground.groupOf.get(id) === group).map((id) => ground.tableName(id));
      return `${entry.name} → ${ground.nameOf(group)} (${asked.join(', ')})`;
    });
}

function transactionsAcross(part: number, entry: Entry, { groupOf, tableName }: CutGround): readonly string[] {
  return writtenTogether(entry, new Set(groupOf.keys())).flatMap((written) => {
    const inside = written.filter((id) => groupOf.get(id) === part);
    const crosses = inside.length > 0 && inside.length < written.length;
    return crosses ? [`${entry.name} (${written.map(tableName).join(', ')})`] : [];
  });
}

/** Some of the tables are in the part, and some are in another part of the same service. */
function isAcross(part: number, tables: readonly Table[], { groupOf }: CutGround): boolean {
  const groups = new Set(tables.flatMap(({ id }) => groupOf.get(id) ?? []));
  return groups.size > 1 && groups.has(part);
}
