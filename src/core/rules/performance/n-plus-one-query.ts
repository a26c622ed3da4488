import type { DataAccess } from '../../model/data-access.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import type { Severity } from '../finding.ts';
import { type EntryPoint, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty } from '../questions/group-by.ts';
import { repeatsThrough } from '../questions/repeats-through.ts';
import { tableName } from '../questions/writes.ts';
import type { Report, Rule } from '../rule.ts';
import { batchInLibrary } from '../words/batch-in-library.ts';
import { deedOf } from '../words/deeds.ts';
import { prose } from '../words/prose.ts';
import { isBookkeepingTable } from '../words/table-words.ts';

const schema = `CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  placed_at timestamptz NOT NULL
);
CREATE TABLE order_items (
  id bigserial PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES orders (id),
  sku text NOT NULL
);
CREATE INDEX order_items_order_id_idx ON order_items (order_id);
CREATE INDEX orders_placed_at_idx ON orders (placed_at);
`;

export const nPlusOneQuery: Rule = {
  id: 'n-plus-one-query',
  area: 'performance',
  severity: 'high',
  what: 'A request sends one query for each item of a list.',
  why: 'The number of round trips grows with the data, so a page that is quick with ten rows is slow with a hundred.',
  fix: 'Collect the keys and read or write all of them with one query.',
  references: [
    'https://www.prisma.io/docs/orm/prisma-client/queries/query-optimization-performance',
    'https://use-the-index-luke.com/sql/join/nested-loops-join-n1-problem',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'jobs', 'channels'],
  examples: {
    bad: {
      'schema.sql': schema,
      'src/orders.ts': `import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();

app.get('/orders', async (req, res) => {
  const { rows } = await pool.query('SELECT id, placed_at FROM orders ORDER BY placed_at DESC LIMIT 20');
  for (const order of rows) {
    const items = await pool.query('SELECT sku FROM order_items WHERE order_id = $1', [order.id]);
    order.items = items.rows;
  }
  res.json(rows);
});

app.listen(3000);
`,
    },
    good: {
      'schema.sql': schema,
      'src/orders.ts': `import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();

app.get('/orders', async (req, res) => {
  const { rows } = await pool.query('SELECT id, placed_at FROM orders ORDER BY placed_at DESC LIMIT 20');
  const ids = rows.map((order) => order.id);
  const items = await pool.query('SELECT order_id, sku FROM order_items WHERE order_id = ANY($1)', [ids]);
  res.json(rows.map((order) => ({ ...order, items: items.rows.filter((item) => item.order_id === order.id) })));
});

app.listen(3000);
`,
    },
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return repeatedSites(index).flatMap((site) => {
      const callers = entries(site.operation).filter((entry) => entry.kind !== 'job');
      return isNonEmpty(callers) ? [report(index, site, callers)] : [];
    });
  },
};

/** A loop, and the queries that it repeats. */
interface RepeatedSite {
  /** The operation in which the loop stands. */
  readonly operation: string;
  readonly evidence: Evidence | undefined;
  readonly accesses: NonEmpty<DataAccess>;
  /** A transaction is open around the loop, not only within a turn of it. */
  readonly held: boolean;
}

function repeatedSites(index: SystemIndex): RepeatedSite[] {
  const inLoop = index.system.accesses.filter((access) => access.inLoop && isPerItem(access));
  const direct = [...groupBy(inLoop, (access) => access.operation)].map(([operation, accesses]) => ({
    operation,
    evidence: accesses[0].evidence[0],
    accesses,
    held: accesses.some((access) => access.inTransaction),
  }));
  const throughCalls = repeatsThrough(index).map(({ call, operations }) => ({
    operation: call.from,
    evidence: call.evidence,
    accesses: operations
      .flatMap((operation) => index.accessesOf(operation))
      .filter((each) => !each.once && isPerItem(each)),
    held: call.inTransaction,
  }));
  return [...direct, ...throughCalls].flatMap((site) => {
    const accesses = site.accesses.filter((access) => !isNoise(index, access));
    return isNonEmpty(accesses) && isNonEmpty(statementsOf(accesses)) ? [{ ...site, accesses }] : [];
  });
}

/** Joined tables are read by the statement that joins them. */
function statementsOf(accesses: readonly DataAccess[]): readonly DataAccess[] {
  return accesses.filter(({ joined }) => !joined);
}

/** Work in chunks and reading page by page repeat too, but for hundreds of rows a query and on purpose. */
function isPerItem(access: DataAccess): boolean {
  if (!access.many) return true;
  if (access.kind === 'write' && access.verb === 'insert') return false;
  const inChunks = access.filters.some((filter) => filter.operator === 'in') || !access.filtersKnown;
  const byItem = access.filters.some((filter) => filter.operator === 'equal');
  return !inChunks && (byItem || access.limit === undefined);
}

function isNoise(index: SystemIndex, access: DataAccess): boolean {
  return access.kind === 'write' && isBookkeepingTable(tableName(index, access));
}

function report(index: SystemIndex, site: RepeatedSite, callers: NonEmpty<EntryPoint>): Report {
  const labels = callers.map((entry) => entry.label);
  const [caller] = callers;
  const [access = site.accesses[0]] = statementsOf(site.accesses);
  return {
    severity: severityOf(site, callers),
    title: `${shortList(labels, 1)} ${deedsOf(index, site, labels.length)}`,
    message: messageOf(site, callers),
    fix: isUniform(statementsOf(site.accesses)) ? fixOf(index, access) : fixOfSeveral(index, site),
    evidence: evidenceChain(
      site.evidence,
      wayTo(index, caller, site.operation),
      site.accesses.map((each) => each.evidence[0]),
      site.accesses.map((each) => index.table(each.table)?.evidence[0]),
    ),
    subjects: [...new Set([site.operation, ...site.accesses.map((each) => each.table), ...callers.map((e) => e.id)])],
  };
}

/** `reads order_items and inserts stock_moves once per item`. */
function deedsOf(index: SystemIndex, site: RepeatedSite, doers: number): string {
  const byDeed = groupBy(site.accesses, (access) => deedOf(access.verb, doers));
  const deeds = [...byDeed].map(([deed, accesses]) => {
    const tables = new Set(accesses.map((access) => tableName(index, access)));
    return `${deed} ${shortList([...tables])}`;
  });
  return `${shortList(deeds)} once per item of a loop`;
}

function severityOf(site: RepeatedSite, callers: NonEmpty<EntryPoint>): Severity {
  if (callers.every((entry) => entry.kind !== 'endpoint')) return 'low';
  return site.accesses.some((access) => access.kind === 'read') ? 'high' : 'medium';
}

function messageOf(site: RepeatedSite, callers: NonEmpty<EntryPoint>): string {
  const perItem = statementsOf(site.accesses).length;
  // Several stand on branches of which an item takes some.
  const upTo = perItem === 1 ? '' : 'up to ';
  const many = perItem === 1 ? 'One query runs' : `Up to ${perItem} queries run`;
  const trips = 50 * perItem;
  const held = site.held ? 'A transaction stays open all that time and keeps its locks.' : '';
  const first = callers[0].kind === 'endpoint' ? 'a request' : 'a run';
  return prose(
    `${many} for each item, so ${first} over 50 items makes ${upTo}${trips} round trips;`,
    `at 2 ms each that is ${upTo}${trips * 2} ms of waiting where one query would take about 2 ms.`,
    held,
  );
}

/** All do the same with one table, so that one statement stands for them. */
function isUniform([first, ...rest]: readonly DataAccess[]): boolean {
  return rest.every(({ table, verb }) => table === first?.table && verb === first.verb);
}

/** A function that does several things for one item is better given all items than taken apart. */
function fixOfSeveral(index: SystemIndex, site: RepeatedSite): string {
  const step = (kind: DataAccess['kind'], what: string, whom: string): readonly string[] => {
    const of = statementsOf(site.accesses).filter((each) => each.kind === kind);
    const tables = [...new Set(of.map((each) => tableName(index, each)))];
    return tables.length === 0
      ? []
      : [`${shortList(tables)} with one ${what}${tables.length > 1 ? ' each' : ''} for all ${whom}`];
  };
  const steps = [
    ...step('read', 'query', 'keys').map((text) => `read ${text}`),
    ...step('write', 'statement', 'rows').map((text) => `write ${text}`),
  ];
  return `Hand all items over at once: ${steps.join(', and ')}.`;
}

function fixOf(index: SystemIndex, access: DataAccess): string {
  const table = tableName(index, access);
  const dialect = index.table(access.table)?.dialect;
  const key = keyOf(access);
  const way = (verb: 'read' | 'insert' | 'upsert' | 'change'): string => {
    const batch = batchInLibrary(access.library, verb, key, dialect);
    return batch === undefined ? '' : `: ${batch}`;
  };
  if (access.verb === 'insert' || access.verb === 'upsert')
    return `Collect the rows in the loop and write them to ${table} once after it${way(access.verb)}.`;
  if (access.kind === 'read')
    return `Collect the keys before the loop and read ${table} once${way('read')}, then look them up by key inside the loop.`;
  if (access.verb === 'delete') return `Collect the keys before the loop and change ${table} once${way('change')}.`;
  const own = 'where each row gets values of its own, one statement that takes keys and values as a list';
  return `Collect the keys before the loop and change ${table} once${way('change')}; ${own}.`;
}

/** The column that tells the items apart; among several it was not read which of them stays the same. */
function keyOf(access: DataAccess): string | undefined {
  const equal = access.filters
    .filter(({ operator, joins }) => operator === 'equal' && !joins)
    .map(({ column }) => column);
  if (equal.includes('id')) return 'id';
  if (equal.length === 0) return access.many ? undefined : 'id';
  return equal.length > 1 || access.filters.some(({ operator }) => operator === 'computed') ? undefined : equal[0];
}
