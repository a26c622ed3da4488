import type { DataAccess, Filter } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { limitEdits } from '../edits/limit-edits.ts';
import { allOf } from '../edits/quoted-line.ts';
import type { Severity } from '../finding.ts';
import { selectivityOf } from '../questions/column-selectivity.ts';
import { type EntryPoint, endpointEntry, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import { type Growth, growthOf, growthSaid } from '../questions/growing-tables.ts';
import { isAskedForAdministrators, isOfAdministrators } from '../questions/growth-by-hand.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { neighborsOf, statementOf } from '../questions/same-statement.ts';
import { isUnbounded } from '../questions/unbounded-access.ts';
import { tableName } from '../questions/writes.ts';
import type { Report, Rule } from '../rule.ts';
import { isPublicByNature } from '../words/access-words.ts';
import { doers } from '../words/doers.ts';
import { pageInLibrary } from '../words/page-in-library.ts';
import { prose } from '../words/prose.ts';
import { endsWithParameter, isOperationalRoute, routesOf, segmentsOf } from '../words/route-words.ts';
import { isMostlySmall } from '../words/table-words.ts';
import { joined, nameSet, wordsOf } from '../words/words-of.ts';

export const unpaginatedList: Rule = {
  id: 'unpaginated-list',
  area: 'api',
  severity: 'high',
  what: 'A list route answers with every row that its query finds, without a limit.',
  why: 'Time, memory and the size of the answer grow with the table until the request times out or the process dies.',
  fix: 'Take a page size with a maximum and a cursor, and hand both to the query.',
  references: ['https://google.aip.dev/158', 'https://opensource.zalando.com/restful-api-guidelines/#159'],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'jobs', 'channels', 'calls'],
  examples: {
    bad: shopWith('  res.json(await prisma.order.findMany());'),
    good: shopWith(`  const take = Math.min(Number(req.query.limit) || 20, 100);
  const where = { id: { gt: Number(req.query.after) || 0 } };
  res.json(await prisma.order.findMany({ where, orderBy: { id: 'asc' }, take }));`),
  },
  check: ({ index }) => {
    const found = index
      .ofDistricts(unboundedIn)
      .flat()
      .flatMap((each): readonly Unbounded[] => {
        const growth = byAdministrators(index, each.growth);
        const severity = severityOf(index, each.access, each.lists, growth);
        return severity === undefined ? [] : [{ ...each, growth, severity }];
      });
    // A handler that chooses among several queries by a parameter is one list.
    const key = ({ access, lists, severity }: Unbounded): string =>
      [access.table, severity, ...lists.map(({ id }) => id)].join(' ');
    return [...groupBy(found, key).values()].map((same) => report(index, same));
  },
};

type Found = Omit<Unbounded, 'severity'>;

function unboundedIn(index: SystemIndex): readonly Found[] {
  const entries = entryPointsOf(index);
  const unbounded = index.system.accesses.filter((access) => isUnbounded(index, access));
  return [...groupBy(unbounded, statementOf).values()].flatMap((accesses): readonly Found[] => {
    const lists = index.endpointsOf(accesses[0].operation).filter(isListRoute);
    const access = accesses.find((each) => isNamedBy(index, each, lists)) ?? accesses.find(({ joined }) => !joined);
    if (access === undefined || lists.length === 0) return [];
    return [{ access, lists, growth: growthOf(index, entries, access.table) }];
  });
}

/** Routes for adding that only routes of administrators call are theirs; signing up is everybody's, whoever calls it too. */
function byAdministrators(index: SystemIndex, growth: Growth | undefined): Growth | undefined {
  const isTheirs = ({ endpoint }: EntryPoint): boolean =>
    endpoint !== undefined && !isPublicByNature(endpoint.path) && isAskedForAdministrators(index, endpoint);
  return growth?.pace === 'use' && growth.adders.every(isTheirs) ? { ...growth, pace: 'hand' } : growth;
}

/** A query without a limit, and the list routes that answer with all that it finds. */
interface Unbounded {
  readonly access: DataAccess;
  readonly lists: readonly Endpoint[];
  readonly growth: Growth | undefined;
  readonly severity: Severity;
}

function shopWith(answer: string): Record<string, string> {
  return {
    'prisma/schema.prisma': `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model Order {
  id       Int      @id @default(autoincrement())
  sku      String
  placedAt DateTime @default(now())
}
`,
    'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    'src/orders.ts': `import { PrismaClient } from '@prisma/client';
import express from 'express';
import { requireAuth } from './auth';

const prisma = new PrismaClient();
const router = express.Router();

router.get('/orders', async (req, res) => {
${answer}
});

router.post('/orders', requireAuth, async (req, res) => {
  res.status(201).json(await prisma.order.create({ data: { sku: req.body.sku } }));
});

const app = express();
app.use(router);
app.listen(3000);
`,
  };
}

/** Of several tables in one statement, the one after which the route is named is what the list is of. */
function isNamedBy(index: SystemIndex, access: DataAccess, lists: readonly Endpoint[]): boolean {
  const name = joined(tableName(index, access));
  return lists.some((list) => segmentsOf(list.path).at(-1) === name);
}

/** An export is meant to give everything, and a page that the query does not show may be cut by what builds it. */
function isListRoute(endpoint: Endpoint): boolean {
  if (endpoint.method !== 'GET' || endpoint.onlyWhere !== undefined || endpoint.static) return false;
  if (endsWithParameter(endpoint.path)) return false;
  if (isOperationalRoute(endpoint.path) || segmentsOf(endpoint.path).some((segment) => whole.test(segment)))
    return false;
  return !endpoint.parameters.some((parameter) => paging.has(joined(parameter.name)));
}

const whole = /export|download|backup|dump|sitemap|rss|feed-xml|csv|cron|callback/;
const paging = nameSet(
  `limit page per-page page-size page-no page-number page-token offset cursor take skip top first last after before
   start size count`,
);

interface Bound {
  readonly kind: 'none' | 'group' | 'tenant' | 'parent';
  /** The columns that narrow; empty for none. */
  readonly by: readonly string[];
}

/** What narrows the answer although nothing limits it; nothing where the conditions may leave few rows. */
function boundOf(index: SystemIndex, access: DataAccess): Bound | undefined {
  const table = index.table(access.table);
  const by = access.filters.map(({ column }) => column);
  if (by.length === 0) return { kind: 'none', by };
  if (table === undefined || !access.filters.every(({ operator }) => operator === 'equal')) return undefined;
  const strong = access.filters.filter((filter) => selectivityOf(table, filter) === 'few-rows');
  const [key, another] = strong;
  if (key === undefined) return { kind: 'group', by };
  if (strong.every(({ column }) => isTenantKey(column))) return { kind: 'tenant', by };
  return another === undefined && isParentKey(table, key.column) ? { kind: 'parent', by } : undefined;
}

/** What somebody has of their own is little; what others add to a thing may be much. */
function isParentKey(table: Table, column: string): boolean {
  const words = wordsOf(column);
  if (/^(user|owner|creator|author|member|me|account)$/.test(words[0] ?? '')) return false;
  return words.at(-1) === 'id' || table.foreignKeys.some((key) => key.columns.some((part) => sameColumn(part, column)));
}

function isTenantKey(column: string): boolean {
  return /^(tenant|organi[sz]ation|org|workspace|company|account|team)$/.test(wordsOf(column)[0] ?? '');
}

/** What a route reads besides what it is about may be no part of its answer, and what grows by hand stays short. */
function severityOf(
  index: SystemIndex,
  access: DataAccess,
  lists: readonly Endpoint[],
  growth: Growth | undefined,
): Severity | undefined {
  const bound = boundOf(index, access);
  if (bound === undefined) return undefined;
  const about = isAbout(index, access, lists);
  if (bound.kind === 'parent') return about && growth?.pace === 'use' && isAddedTo(lists, growth) ? 'low' : undefined;
  if (growth?.pace !== 'use') return about && bound.kind !== 'tenant' ? 'low' : undefined;
  const isOfFew = lists.every(isOfAdministrators);
  if (isOfFew && isMostlySmall(tableName(index, access))) return 'low';
  const isLong = bound.kind !== 'tenant' && !isMostlySmall(tableName(index, access)) && !isOfFew;
  return about && isLong ? 'high' : 'medium';
}

/** Whoever may add to the very list makes it longer. */
function isAddedTo(lists: readonly Endpoint[], { by: { endpoint } }: Growth): boolean {
  return endpoint?.method === 'POST' && lists.some(({ path }) => path === endpoint.path);
}

function isAbout(index: SystemIndex, access: DataAccess, lists: readonly Endpoint[]): boolean {
  const last = wordsOf(tableName(index, access)).at(-1) ?? '';
  return lists.some(({ path }) => wordsOf(path.split('/').at(-1) ?? '').includes(last));
}

function report(index: SystemIndex, same: NonEmpty<Unbounded>): Report {
  const [{ access, growth, severity }] = same;
  const lists = answeringLists(index, same);
  const isShared = same.some((each) => sharedBy(index, each.access, lists) !== undefined);
  const edits = isShared ? [] : same.map((each) => limitEdits(each.access));
  const routes = routesOf(lists);
  const table = index.table(access.table);
  const name = tableName(index, access);
  const bound = boundOf(index, access);
  const narrowed =
    bound?.kind === 'parent' || bound?.kind === 'tenant' ? `all ${name} of one ${shortList(bound.by)}` : name;
  const rows = bound?.kind === 'none' && access.optionalFilters === undefined ? `every row of ${name}` : narrowed;
  const [entry] = lists.flatMap(endpointEntry);
  return {
    severity,
    title: `${doers(routes, 'reads', 'read')} ${rows} without a limit`,
    message: messageOf(access, name, growth),
    fix: fixOf(index, access, lists),
    evidence: evidenceChain(
      same.map((each) => each.access.evidence[0]),
      wayTo(index, entry, access.operation),
      lists.map((list) => list.evidence[0]),
      table?.evidence[0],
      growth?.evidence,
    ),
    edits: isShared ? undefined : allOf(edits)?.flat(),
    lookedAt: ['limit of the query', 'paging parameters of the route'],
    subjects: [access.table, ...lists.map((list) => list.id)],
  };
}

/** What others call as well may be asked for every row there. */
function fixOf(index: SystemIndex, access: DataAccess, lists: readonly Endpoint[]): string {
  const page = pageInLibrary(access.library, index.table(access.table));
  const shared = sharedBy(index, access, lists);
  const isJoined = neighborsOf(index, access).some(({ joined }) => joined);
  if (shared === undefined && isJoined)
    return `Limit the rows of ${tableName(index, access)} before others are joined, ${page}.`;
  const { name } = index.operation(access.operation) ?? { name: '' };
  // A function that is named after all rows may be called by what was not followed.
  if (shared === undefined && /\.(?:get|find|list|fetch|read|load|select)_?all$/i.test(name))
    return `Limit the query: ${page}. Where ${name} serves others too, give the list a query of its own.`;
  if (shared === undefined) return `Limit the query: ${page}.`;
  return `Give the list a query of its own with a limit, ${page}: ${shared} is called elsewhere as well, where every row may be needed.`;
}

/** The function that asks, where others than the lists come to it. */
function sharedBy(index: SystemIndex, { operation }: DataAccess, lists: readonly Endpoint[]): string | undefined {
  const handlers = new Set(lists.map(({ handler }) => handler));
  const isElsewhere = entryPointsOf(index)(operation).some((entry) => !handlers.has(entry.operation));
  return isElsewhere ? index.operation(operation)?.name : undefined;
}

/** Where a handler of several routes chooses among queries, the route that is named after the table is the one that it is sure of. */
function answeringLists(index: SystemIndex, same: NonEmpty<Unbounded>): readonly Endpoint[] {
  const [{ access, lists }] = same;
  const own = lists.filter((list) => isAbout(index, access, [list]));
  const others = index
    .accessesOf(access.operation)
    .filter(({ table, verb, filters }) => table === access.table && verb === 'select' && filters.length > 0);
  return others.length > 0 && own.length > 0 ? own : lists;
}

function messageOf({ filters, optionalFilters = [] }: DataAccess, name: string, growth: Growth | undefined): string {
  const columns = (each: readonly Filter[]): string => shortList([...new Set(each.map(({ column }) => column))]);
  const always = filters.length === 0 ? '' : `on ${columns(filters)}`;
  const some = optionalFilters.length === 0 ? '' : `on ${columns(optionalFilters)} where a request asks for it`;
  const all =
    always + some === ''
      ? `The query has neither a condition nor a limit, so that it reads the whole of ${name}.`
      : `The query has no limit, and no condition but ${[always, some].filter((each) => each !== '').join(' and ')}.`;
  return prose(all, growthSaid(name, growth));
}
