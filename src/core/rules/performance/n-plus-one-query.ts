import type { DataAccess } from '../../model/data-access.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Loop } from '../../model/loop.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import type { Severity } from '../finding.ts';
import { type EntryPoint, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty, uniqueBy } from '../questions/group-by.ts';
import { growsByHand } from '../questions/growth-by-hand.ts';
import { loopedList } from '../questions/looped-list.ts';
import { repeatedAccesses, repeatsThrough } from '../questions/repeats-through.ts';
import { statementOf } from '../questions/same-statement.ts';
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
  severity: 'medium',
  what: 'A request sends one query for each item of a list.',
  why: 'The number of queries grows with the list, so a page that is quick with ten rows is slow with a hundred.',
  fix: 'Collect the keys and read or write all of them with one query.',
  references: [
    'https://www.prisma.io/docs/orm/prisma-client/queries/query-optimization-performance',
    'https://use-the-index-luke.com/sql/join/nested-loops-join-n1-problem',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'jobs', 'channels'],
  within: 'district',
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
  readonly loop: Loop | undefined;
  readonly evidence: Evidence | undefined;
  readonly accesses: NonEmpty<DataAccess>;
  /** A transaction is open around the loop, not only within a turn of it. */
  readonly held: boolean;
}

function repeatedSites(index: SystemIndex): RepeatedSite[] {
  const direct = index.system.accesses
    .filter((access) => access.inLoop && isPerItem(access))
    .map(({ operation, loop, evidence, ...access }) => ({
      operation,
      loop,
      evidence: evidence[0],
      accesses: [{ ...access, operation, loop, evidence }],
      held: access.inTransaction,
    }));
  const throughCalls = repeatsThrough(index).map((through) => ({
    operation: through.call.from,
    loop: through.call.loop,
    evidence: through.call.evidence,
    accesses: repeatedAccesses(index, through).filter(
      (each) => isPerItem(each) && !(through.call.loop?.same === true && keepsObjects.has(each.library)),
    ),
    held: through.call.inTransaction,
  }));
  const noted = [...direct, ...throughCalls].map((site) => ({
    ...site,
    accesses: site.accesses.filter((access) => !isNoise(index, access)),
  }));
  // One loop is one finding, however many queries and calls stand in it.
  const byLoop = groupBy(
    noted.filter(({ accesses }) => accesses.length > 0),
    ({ operation, loop, evidence }) => `${operation} ${loop?.of ?? evidence?.line}`,
  );
  return [...byLoop.values()].flatMap((sites) => {
    const accesses = uniqueBy(
      sites.flatMap((site) => site.accesses),
      ({ id }) => id,
    );
    const known = sites.find(({ loop }) => loop?.same !== true) ?? sites[0];
    return isNonEmpty(accesses) && statementsOf(accesses) > 0 ? [{ ...known, accesses }] : [];
  });
}

/** Joined tables are read by the statement that joins them. */
function statementsOf(accesses: readonly DataAccess[]): number {
  return new Set(accesses.filter(({ joined }) => !joined).map(statementOf)).size;
}

/** What an object of theirs refers to is read once and kept: asked again for the same one, they send nothing. */
const keepsObjects = new Set([
  'active-record',
  'eloquent',
  'django',
  'doctrine',
  'jpa',
  'spring-data',
  'sqlalchemy',
  'ef-core',
]);

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
  return {
    severity: severityOf(index, site, callers),
    title: `${shortList(labels, 1)} ${deedsOf(index, site, labels.length)}`,
    message: messageOf(index, site),
    fix: fixOf(index, site),
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
  const read = new Set(site.accesses.filter(({ verb }) => verb === 'select').map(({ table }) => table));
  // Who reads a table and counts its rows reads it.
  const told = site.accesses.filter(({ verb, table }) => verb !== 'count' || !read.has(table));
  const byDeed = groupBy(told, (access) => deedOf(access.verb, doers));
  const deeds = [...byDeed].map(([deed, accesses]) => {
    const tables = new Set(accesses.map((access) => tableName(index, access)));
    return `${deed} ${shortList([...tables])}`;
  });
  return `${shortList(deeds)} once per item of a loop`;
}

/** High only where the list is known to grow: a list that a request brings along is as long as its sender makes it. */
function severityOf(index: SystemIndex, site: RepeatedSite, callers: NonEmpty<EntryPoint>): Severity {
  const list = loopedList(index, site.operation, site.loop);
  if (list === 'few' || callers.every((entry) => entry.kind !== 'endpoint') || isInProcess(index, site)) return 'low';
  if (site.accesses.every((access) => growsByHand(index, access.table))) return 'low';
  return list === 'growing' && site.accesses.some((access) => access.kind === 'read') ? 'high' : 'medium';
}

/** SQLite runs in the process of its caller: many small queries cost it little more than a large one. */
function isInProcess(index: SystemIndex, site: RepeatedSite): boolean {
  return site.accesses.every((access) => index.table(access.table)?.dialect === 'sqlite');
}

function messageOf(index: SystemIndex, site: RepeatedSite): string {
  const statements = statementsOf(site.accesses);
  const isSame = site.loop?.same === true;
  const [query, queries] = site.accesses.every(({ kind }) => kind === 'write')
    ? ['statement', 'statements']
    : ['query', 'queries'];
  const costs = isSame
    ? `Nothing that is handed over changes from item to item, so the same ${statements === 1 ? `${query} runs` : `${queries} run`} again for each.`
    : statements === 1
      ? `Each item has a ${query} of its own: 50 items, for example, are 50 ${queries} where one could serve them all.`
      : `Each item has ${queries} of its own, so their number grows with the list.`;
  if (isInProcess(index, site))
    return prose(costs, 'SQLite answers within the process, so this costs work and no round trips.');
  return prose(
    costs,
    site.loop?.atOnce === true
      ? 'They are begun all at once, so they compete for the connections to the database.'
      : undefined,
    site.held && site.loop?.atOnce !== true ? 'A transaction stays open all that time and keeps its locks.' : undefined,
  );
}

function fixOf(index: SystemIndex, site: RepeatedSite): string {
  if (site.loop?.same === true) return 'Run it once before the loop, and use what it gave for every item.';
  const [access] = site.accesses;
  const one = site.accesses.find(({ joined }) => !joined) ?? access;
  return statementsOf(site.accesses) > 1 ? fixOfSeveral(index, site) : fixOfOne(index, site, one);
}

/** A function that does several things for one item is better given all items than taken apart. */
function fixOfSeveral(index: SystemIndex, site: RepeatedSite): string {
  const tablesOf = (kind: DataAccess['kind']): string =>
    shortList([...new Set(site.accesses.filter((each) => each.kind === kind).map((each) => tableName(index, each)))]);
  const [reads, writes] = [tablesOf('read'), tablesOf('write')];
  const write = site.accesses.every(({ kind, verb }) => kind === 'read' || verb === 'delete') ? 'delete from' : 'write';
  const steps =
    reads !== '' && reads === writes
      ? [`read and ${write} ${writes}`]
      : [reads === '' ? '' : `read ${reads}`, writes === '' ? '' : `${write} ${writes}`];
  return `Hand all items over at once: ${shortList(steps.filter((step) => step !== ''))} for all of them together.`;
}

function fixOfOne(index: SystemIndex, site: RepeatedSite, access: DataAccess): string {
  const table = tableName(index, access);
  const way =
    access.kind === 'read' ? 'read' : access.verb === 'insert' || access.verb === 'upsert' ? access.verb : 'change';
  const how = batchInLibrary(access.library, way, keyOf(site), index.table(access.table)?.dialect);
  const said = how === undefined ? '' : `: ${how}`;
  if (access.verb === 'insert' || access.verb === 'upsert')
    return `Collect the rows in the loop and write them to ${table} once after it${said}.`;
  if (access.verb === 'update')
    return `Collect the changes in the loop and write them to ${table} together${said}; where each row gets values of its own, by one statement that takes keys and values as a list.`;
  if (access.verb === 'delete')
    return `Collect the keys in the loop and delete their rows of ${table} together${said}.`;
  return `Collect the keys before the loop and read ${table} once${said}, then look the rows up by key inside the loop.`;
}

/** The column that the loop varies: sure where it is the only one that the query asks for. */
function keyOf({ operation, loop, accesses }: RepeatedSite): string | undefined {
  const isHandedOver = accesses.some((access) => access.operation !== operation);
  if (isHandedOver && loop?.single !== true) return undefined;
  const filters = accesses.flatMap((access) => access.filters.filter(({ joins }) => joins !== true));
  const [only, another] = filters;
  const isKnown = accesses.every(({ filtersKnown }) => filtersKnown);
  return isKnown && another === undefined && only?.operator === 'equal' ? only.column : undefined;
}
