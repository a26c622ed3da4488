import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { indexEdits } from '../edits/index-edits.ts';
import type { Severity } from '../finding.ts';
import { type EntryPoint, type EntryPointsOf, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { isNonEmpty, type NonEmpty, uniqueBy } from '../questions/group-by.ts';
import { type Growth, growthOf, growthSaid } from '../questions/growing-tables.ts';
import { isOfAdministrators } from '../questions/growth-by-hand.ts';
import { dialectOf } from '../questions/index-cover.ts';
import { keysOf } from '../questions/key-names.ts';
import { comesSurely, stepsTo } from '../questions/surest-first.ts';
import { type TakenLook, takenLooks } from '../questions/taken-looks.ts';
import { type UnservedFilter, unservedFilters } from '../questions/unserved-filters.ts';
import type { Report, Rule } from '../rule.ts';
import { agree, doers } from '../words/doers.ts';
import { indexAdvice, wantsLength } from '../words/index-statement.ts';
import { prose } from '../words/prose.ts';

export const unindexedFilter: Rule = {
  id: 'unindexed-filter',
  area: 'performance',
  severity: 'high',
  what: 'A request selects rows by columns with which no index, unique constraint or primary key starts.',
  why: 'Without an index to search, the database reads the whole table for every such request.',
  fix: 'Add an index that starts with the columns compared for equality.',
  references: [
    'https://use-the-index-luke.com/sql/where-clause',
    'https://www.postgresql.org/docs/current/indexes-multicolumn.html',
  ],
  reads: [
    'endpoints',
    'operations',
    'operationCalls',
    'accesses',
    'tables',
    'jobs',
    'channels',
    'migrations',
    'components',
  ],
  within: 'district',
  examples: { bad: shopWith(''), good: shopWith('CREATE INDEX orders_customer_id_idx ON orders (customer_id);\n') },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return unservedFilters(index).flatMap((unserved) => {
      // The unique key that is missing there is the index as well.
      if (takenLooks(index).some((taken) => isOf(taken, unserved))) return [];
      const callers = callersOf(index, unserved, entries);
      const growth = growthOf(index, entries, unserved.table.id);
      return isNonEmpty(callers) ? [report(index, unserved, callers, growth)] : [];
    });
  },
};

function isOf(taken: TakenLook, { table, columns }: UnservedFilter): boolean {
  return taken.table.id === table.id && [taken.column, ...taken.within].sort().join() === [...columns].sort().join();
}

function shopWith(index: string): Record<string, string> {
  return {
    'schema.sql': `CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  customer_id bigint NOT NULL,
  sku text NOT NULL
);
${index}`,
    'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    'src/orders.ts': `import express from 'express';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool();
const app = express();

app.use(requireAuth);

app.get('/customers/:id/orders', async (req, res) => {
  const orders = await pool.query('SELECT * FROM orders WHERE customer_id = $1 LIMIT 50', [req.params.id]);
  res.json(orders.rows);
});

app.post('/customers/:id/orders', async (req, res) => {
  await pool.query('INSERT INTO orders (customer_id, sku) VALUES ($1, $2)', [req.params.id, req.body.sku]);
  res.status(201).end();
});

app.listen(3000);
`,
  };
}

interface Caller {
  readonly entry: EntryPoint;
  readonly access: DataAccess;
}

/** Those that come there most surely first: conditions on the way may keep others from the query. */
function callersOf(index: SystemIndex, unserved: UnservedFilter, entries: EntryPointsOf): Caller[] {
  const callers = unserved.accesses.flatMap((access) =>
    entries(access.operation).map((entry) => ({ entry, access, steps: stepsTo(index, entry, access.operation) })),
  );
  callers.sort((a, b) => a.steps.conditions - b.steps.conditions || a.steps.length - b.steps.length);
  return uniqueBy(callers, (caller) => caller.entry.label);
}

function isSure(index: SystemIndex, { entry, access }: Caller): boolean {
  return access.atTimes !== true && comesSurely(index, entry, access.operation);
}

function report(
  index: SystemIndex,
  unserved: UnservedFilter,
  callers: NonEmpty<Caller>,
  growth: Growth | undefined,
): Report {
  const { table, columns } = unserved;
  // The place that is shown is one that the title speaks of.
  const { entry, access } = callers.find((caller) => isSure(index, caller)) ?? callers[0];
  const dialect = dialectOf(index, table);
  return {
    severity: severityOf(index, unserved, callers, growth),
    title: `${subjectOf(index, callers)} ${table.name} by ${shortList(columns)} without an index`,
    message: messageOf(index, unserved, callers, growth),
    fix: `${indexAdvice(table, [...columns, ...sortBehind(unserved)], dialect)}.`,
    evidence: evidenceChain(
      access.evidence[0],
      wayTo(index, entry, access.operation),
      unserved.accesses.map((other) => other.evidence[0]),
      table.evidence[0],
      growth?.evidence,
    ),
    lookedAt: keysOf(index, table),
    // A column of few values may be better off without, and a text needs somebody to choose how much of it counts.
    edits:
      unserved.weak || wantsLength(table, columns, dialect)
        ? undefined
        : indexEdits(index, table, [[...columns, ...sortBehind(unserved)]]),
    subjects: [table.id, ...callers.map((caller) => caller.entry.id)],
  };
}

/** Routes that surely ask, or else the only one, or the function that does. */
function subjectOf(index: SystemIndex, callers: NonEmpty<Caller>): string {
  const sure = callers.filter((caller) => isSure(index, caller)).map(({ entry }) => entry.label);
  if (sure.length > 0) return doers(sure, 'searches', 'search');
  const [{ entry, access }, another] = callers;
  if (another === undefined) return `${entry.label} can search`;
  return `${index.operation(access.operation)?.name ?? entry.label} searches`;
}

/** Behind columns that are compared for equality, an index can hand out the rows in the order asked for. */
function sortBehind({ columns, accesses }: UnservedFilter): string[] {
  const [{ filters, sorts }] = accesses;
  if (filters.some((filter) => filter.operator !== 'equal')) return [];
  return sorts.map((sort) => sort.column).filter((column) => !columns.includes(column));
}

/** High where strangers to administration wait for a scan of what use makes longer; without a request nobody waits. */
function severityOf(
  index: SystemIndex,
  unserved: UnservedFilter,
  callers: readonly Caller[],
  growth: Growth | undefined,
): Severity {
  const requests = callers.flatMap(({ entry }) => entry.endpoint ?? []);
  if (unserved.weak || growth?.pace !== 'use' || isCleared(index, unserved)) return 'low';
  if (requests.length === 0) return callers.every(({ entry }) => isScheduled(index, entry)) ? 'low' : 'medium';
  const isAtTimes = !callers.some((caller) => isSure(index, caller));
  return isAtTimes || requests.every(isOfAdministrators) ? 'medium' : 'high';
}

/** A job by itself, or what a clock hands to a worker. */
function isScheduled(index: SystemIndex, entry: EntryPoint): boolean {
  return entry.kind === 'job' || index.system.jobs.some(({ runs }) => runs === entry.operation);
}

/** Whoever looks for old rows to delete them leaves few of them behind. */
function isCleared(index: SystemIndex, { table, accesses }: UnservedFilter): boolean {
  return accesses.every(
    ({ operation, filters }) =>
      filters.every(({ operator }) => operator === 'range') &&
      index
        .reachedFrom(operation)
        .some(({ operation: { id } }) =>
          index.accessesOf(id).some((other) => other.table === table.id && other.verb === 'delete'),
        ),
  );
}

function messageOf(
  index: SystemIndex,
  unserved: UnservedFilter,
  callers: readonly Caller[],
  growth: Growth | undefined,
): string {
  const { table, columns } = unserved;
  const sure = callers.filter((caller) => isSure(index, caller));
  const named = (sure.length > 0 ? sure : callers).map(({ entry }) => entry.label);
  const others = callers.length - named.length;
  const scan = prose(
    `No key or index of ${table.name} starts with ${shortList(columns, 5).replace(' and ', ' or ')},`,
    `so the database has no way to the rows but through the table. ${shortList(named)}`,
    'can lead to the query.',
    others === 0
      ? undefined
      : `${others} more ${agree(others, 'shares', 'share')} the code that leads there, where conditions may keep ${agree(others, 'it', 'some of them')} away.`,
  );
  if (unserved.weak) {
    const few = `${shortList(columns)} ${agree(columns.length, 'looks', 'look')} like a column of a few values,`;
    return prose(scan, few, 'so measure before adding the index: it pays only where the value asked for is rare.');
  }
  return prose(scan, growthSaid(table.name, growth));
}
