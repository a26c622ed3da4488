import type { DataAccess } from '../../model/data-access.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Loop } from '../../model/loop.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { count, shortList } from '../../model/wording.ts';
import type { Severity } from '../finding.ts';
import { type EntryPoint, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty, uniqueBy } from '../questions/group-by.ts';
import { growsByHand, isOfAdministrators } from '../questions/growth-by-hand.ts';
import { loopedList } from '../questions/looped-list.ts';
import { repeatedAccesses, repeatsThrough } from '../questions/repeats-through.ts';
import { statementOf } from '../questions/same-statement.ts';
import { comesSurely, surestFirst } from '../questions/surest-first.ts';
import { tableName } from '../questions/writes.ts';
import type { Report, Rule } from '../rule.ts';
import { alongInLibrary } from '../words/along-in-library.ts';
import { batchInLibrary } from '../words/batch-in-library.ts';
import { deedOf } from '../words/deeds.ts';
import { agree } from '../words/doers.ts';
import { doneTogether } from '../words/done-together.ts';
import { prose } from '../words/prose.ts';
import { isBookkeepingTable } from '../words/table-words.ts';
import { wordsOf } from '../words/words-of.ts';

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
    return repeatedSites(index)
      .filter(isWorthIt(index))
      .flatMap((site) => {
        const callers = entries(site.operation).filter((entry) => isWaitedFor(index, site, entry));
        return isNonEmpty(callers) ? [report(index, site, callers)] : [];
      });
  },
};

/** Nobody waits for a job; a message counts where it is known that the loop goes through rows. */
function isWaitedFor(index: SystemIndex, { operation, loop }: RepeatedSite, { kind }: EntryPoint): boolean {
  if (kind !== 'consumer') return kind === 'endpoint';
  return ['growing', 'rows'].includes(loopedList(index, operation, loop));
}

/**
 * A list of one repeats nothing. Links of one thing to others are few, and so is what somebody sets up: writing or
 * deleting those one by one costs a handful of statements.
 */
function isWorthIt(index: SystemIndex): (site: RepeatedSite) => boolean {
  return ({ operation, loop, accesses }) => {
    const list = loopedList(index, operation, loop);
    if (list === 'one') return false;
    if (accesses.some(({ kind }) => kind === 'read')) return true;
    return list !== 'few' && !accesses.every(({ table }) => isOfLinks(index.table(table)));
  };
}

/** A table whose key is made of its foreign keys says that things belong together. */
function isOfLinks(table: Table | undefined): boolean {
  const linked = new Set(table?.foreignKeys.flatMap(({ columns }) => columns));
  const keys = [
    table?.primaryKey ?? [],
    ...(table?.indexes ?? []).flatMap((each) => (each.unique ? [each.columns] : [])),
  ];
  return keys.some((key) => key.length > 1 && key.every((column) => linked.has(column)));
}

/** A loop, and the queries that it repeats. */
interface RepeatedSite {
  /** The operation in which the loop stands. */
  readonly operation: string;
  readonly loop: Loop | undefined;
  readonly evidence: Evidence | undefined;
  readonly accesses: NonEmpty<DataAccess>;
}

function repeatedSites(index: SystemIndex): RepeatedSite[] {
  const direct = index.system.accesses
    .filter((access) => access.inLoop && isPerItem(access))
    .map(({ operation, loop, evidence, ...access }) => ({
      operation,
      loop,
      evidence: evidence[0],
      accesses: [{ ...access, operation, loop, evidence }],
    }));
  const throughCalls = repeatsThrough(index).map((through) => ({
    operation: through.call.from,
    loop: through.call.loop,
    evidence: through.call.evidence,
    accesses: repeatedAccesses(index, through, nearest).filter(
      (each) =>
        isPerItem(each) &&
        !isAboutRights(index, each) &&
        !(through.call.loop?.same === true && keepsObjects.has(each.library)),
    ),
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

/** A function that is called and those that it calls: what is deeper is on many ways that only some items take. */
const nearest = 1;

/** What somebody may do is looked up in the name of who asks, and not of an item. */
function isAboutRights(index: SystemIndex, access: DataAccess): boolean {
  const words = wordsOf(tableName(index, access));
  return access.kind === 'read' && words.some((word) => word === 'role' || word === 'permission');
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
  // What was just written is read again, what was loaded along with an object is not read at all, and a unit of work
  // sends together what it was given one by one.
  if (access.again || access.gathered) return false;
  if (!access.many) return true;
  if (access.limit?.kind === 'parameter') return false;
  if (access.kind === 'write' && access.verb === 'insert') return false;
  const inChunks = access.filters.some((filter) => filter.operator === 'in') || !access.filtersKnown;
  const byItem = access.filters.some((filter) => filter.operator === 'equal');
  // A query without conditions is only begun where libraries send it late, and gets them where it goes from there.
  const isBegun = access.filters.length === 0 && sendsLate.has(access.library);
  return !inChunks && !isBegun && (byItem || access.limit === undefined);
}

const sendsLate = new Set(['django', 'sqlalchemy', 'active-record', 'eloquent', 'ef-core']);

function isNoise(index: SystemIndex, access: DataAccess): boolean {
  return access.kind === 'write' && isBookkeepingTable(tableName(index, access));
}

function report(index: SystemIndex, site: RepeatedSite, callers: NonEmpty<EntryPoint>): Report {
  const surest = surestFirst(index, callers, site.operation);
  const doers = subjectOf(index, site, surest);
  return {
    severity: severityOf(index, site, callers),
    title: `${shortList(doers, 1)} ${deedsOf(index, site, doers[0]?.endsWith(' can') ? 2 : doers.length)}`,
    message: prose(messageOf(index, site), leadingThere(index, site, surest)),
    fix: fixOf(index, site),
    evidence: evidenceChain(
      site.evidence,
      wayTo(index, surest[0], site.operation),
      site.accesses.map((each) => each.evidence[0]),
      site.accesses.map((each) => index.table(each.table)?.evidence[0]),
    ),
    subjects: [...new Set([site.operation, ...site.accesses.map((each) => each.table), ...callers.map((e) => e.id)])],
  };
}

/** `reads order_items and inserts stock_moves once per item`: what is nearest to the loop, as what is deeper may depend on the item. */
function deedsOf(index: SystemIndex, site: RepeatedSite, doers: number): string {
  const near = nearOnes(site);
  const read = new Set(near.filter(({ verb }) => verb === 'select').map(({ table }) => table));
  // Who reads a table and counts its rows reads it.
  const told = near.filter(({ verb, table }) => verb !== 'count' || !read.has(table));
  const byDeed = groupBy(told, (access) => deedOf(access.verb, doers));
  const deeds = [...byDeed].map(([deed, accesses]) => {
    const tables = new Set(accesses.map((access) => tableName(index, access)));
    return `${deed} ${shortList([...tables])}`;
  });
  const one = near.length === 1 ? 'once per item of a loop' : 'in a loop';
  return `${shortList(deeds)} ${site.loop?.relation === undefined ? one : 'once for each row that it shows'}`;
}

/** What stands in the loop itself, or in the first function there that asks for anything. */
function nearOnes({ operation, accesses }: RepeatedSite): readonly DataAccess[] {
  const home = accesses.some((access) => access.operation === operation) ? operation : accesses[0].operation;
  return accesses.filter((access) => access.operation === home && !access.joined);
}

/**
 * High only where the list is known to grow, medium where it comes from rows, as what GET shows mostly does. A list that
 * a request brings along is as long as its sender makes it, and those who send one mostly name a handful.
 */
function severityOf(index: SystemIndex, site: RepeatedSite, callers: NonEmpty<EntryPoint>): Severity {
  const list = loopedList(index, site.operation, site.loop);
  const requests = callers.flatMap(({ endpoint }) => endpoint ?? []);
  if (list === 'few' || requests.length === 0 || isInProcess(index, site) || isAtTimes(index, site)) return 'low';
  if (site.accesses.every((access) => growsByHand(index, access.table))) return 'low';
  if (site.accesses.every((access) => access.kind === 'write')) return 'low';
  if (list === 'growing' && !requests.every(isOfAdministrators)) return 'high';
  const isShown = list !== 'unknown' || requests.some(({ method }) => method === 'GET');
  return isShown ? 'medium' : 'low';
}

/** Whether an item comes to none of the queries unless something else is so, too. */
function isAtTimes(index: SystemIndex, { operation, accesses }: RepeatedSite): boolean {
  const below = index.outgoingOf(operation).flatMap(({ to }) => index.reachedFrom(to));
  const ways = new Map(below.map((reached) => [reached.operation.id, reached.path]));
  return accesses.every(
    (access) =>
      access.operation !== operation &&
      (access.atTimes === true || ways.get(access.operation)?.some(({ atTimes }) => atTimes) === true),
  );
}

/** SQLite runs in the process of its caller: many small queries cost it little more than a large one. */
function isInProcess(index: SystemIndex, site: RepeatedSite): boolean {
  return site.accesses.every((access) => index.table(access.table)?.dialect === 'sqlite');
}

/** Routes that surely come to the loop, or else the only one, or the function in which it stands. */
function subjectOf(index: SystemIndex, { operation }: RepeatedSite, callers: NonEmpty<EntryPoint>): readonly string[] {
  const sure = callers.filter((caller) => comesSurely(index, caller, operation)).map(({ label }) => label);
  if (sure.length > 0) return sure;
  const [only, another] = callers;
  return [(another && index.operation(operation)?.name) ?? `${only.label} can`];
}

/** Several routes share a function, and what they hand to it may keep some of them from the loop: those are only counted. */
function leadingThere(
  index: SystemIndex,
  { operation }: RepeatedSite,
  callers: readonly EntryPoint[],
): string | undefined {
  const unsure = callers.filter((caller) => !comesSurely(index, caller, operation));
  if (callers.length < 2 || unsure.length === 0) return undefined;
  const noun = unsure.every(({ kind }) => kind === 'endpoint') ? 'route' : 'way';
  const amount = unsure.length === callers.length ? count(unsure.length, noun) : count(unsure.length, `more ${noun}`);
  return `${amount} ${agree(unsure.length, 'shares', 'share')} the code that leads there, where conditions may keep ${agree(unsure.length, 'it', 'some of them')} from the loop.`;
}

function messageOf(index: SystemIndex, site: RepeatedSite): string {
  const what = site.accesses.every(({ kind }) => kind === 'write') ? 'statement' : 'query';
  const costs =
    site.loop?.same === true
      ? 'Nothing that is handed over changes from item to item, so the same is asked again for each.'
      : `Each item can take a ${what} of its own, so their number grows with the list.`;
  if (isInProcess(index, site))
    return prose(costs, 'SQLite answers within the process, so this costs work and no round trips.');
  return prose(
    costs,
    beyond(index, site),
    site.loop?.atOnce === true
      ? 'They are begun all at once: outside of a transaction they compete for the connections to the database.'
      : undefined,
  );
}

/** Tables of functions behind the first, as far as an item takes the way there. */
function beyond(index: SystemIndex, site: RepeatedSite): string | undefined {
  const near = new Set(nearOnes(site).map(({ table }) => table));
  const others = site.accesses.filter(({ table, joined }) => !near.has(table) && !joined);
  const names = [...new Set(others.map((access) => tableName(index, access)))];
  return names.length === 0 ? undefined : `On their way, items may come by ${shortList(names)} as well.`;
}

function fixOf(index: SystemIndex, site: RepeatedSite): string {
  if (site.loop?.same === true) return 'Run it once before the loop, and use what it gave for every item.';
  const near = nearOnes(site);
  const [only] = near;
  if (only !== undefined && site.loop?.relation !== undefined)
    return `Add ${alongInLibrary(only.library, site.loop.relation)} to the query for the rows.`;
  // A search has no key by which the answers for all items could be told apart again.
  if (near.some(({ filters }) => filters.some(({ operator }) => operator !== 'equal' && operator !== 'in')))
    return 'See whether one query can answer for all items in place of one for each.';
  return only !== undefined && statementsOf(site.accesses) === 1 && near.length === 1
    ? fixOfOne(index, site, only)
    : doneTogether(index, near);
}

function fixOfOne(index: SystemIndex, site: RepeatedSite, access: DataAccess): string {
  const table = tableName(index, access);
  const way =
    access.kind === 'read' ? 'read' : access.verb === 'insert' || access.verb === 'upsert' ? access.verb : 'change';
  const known = index.table(access.table);
  const key = keyOf(site);
  // Spring Data has a method of its own for the key of a table, however its column is called.
  const isKey = access.library === 'spring-data' && key !== undefined && known?.primaryKey.join() === key;
  const how = batchInLibrary(access.library, way, isKey ? 'id' : key, known?.dialect);
  const said = how === undefined ? '' : `: ${how}`;
  if (access.verb === 'insert' || access.verb === 'upsert')
    return `Where no item needs the row of another one, collect the rows in the loop and write them to ${table} together${said}.`;
  if (access.verb === 'update')
    return `Where nothing else is to happen for each row, collect the changes in the loop and write them to ${table} together${said}; where each row gets values of its own, by one statement that takes keys and values as a list.`;
  if (access.verb === 'delete')
    return `Where nothing else is to happen for each row, collect the keys in the loop and delete their rows of ${table} together${said}.`;
  if (access.verb === 'count')
    return `Where no item needs what another one has done, collect the keys before the loop and count ${table} once, grouped by ${key ?? 'what is counted for'}${said}, then look the numbers up by key inside the loop.`;
  return `Where no item needs what another one has done, collect the keys before the loop and read ${table} once${said}, then look the rows up by key inside the loop.`;
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
