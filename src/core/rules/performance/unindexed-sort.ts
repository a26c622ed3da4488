import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { indexEdits } from '../edits/index-edits.ts';
import { selectivityOf } from '../questions/column-selectivity.ts';
import { type EntryPoint, type EntryPointsOf, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty, uniqueBy } from '../questions/group-by.ts';
import { type Growth, growthOf, growthSaid } from '../questions/growing-tables.ts';
import { hasColumn, isSearchable, sameColumn, searchableKeys } from '../questions/index-cover.ts';
import { keysOf } from '../questions/key-names.ts';
import { neighborsOf } from '../questions/same-statement.ts';
import { comesSurely } from '../questions/surest-first.ts';
import { isWorthIndexing } from '../questions/unserved-filters.ts';
import type { Report, Rule } from '../rule.ts';
import { doers } from '../words/doers.ts';
import { indexAdvice } from '../words/index-statement.ts';
import { prose } from '../words/prose.ts';
import { isMostlySmall } from '../words/table-words.ts';

export const unindexedSort: Rule = {
  id: 'unindexed-sort',
  area: 'performance',
  severity: 'medium',
  what: 'A request asks for the first rows of a table in an order that no index has.',
  why: 'The database reads and compares every row to give one page, so the cost follows the table and not the page.',
  fix: 'Add an index over the filtered columns followed by the sorted ones.',
  references: [
    'https://use-the-index-luke.com/sql/sorting-grouping/indexed-order-by',
    'https://www.postgresql.org/docs/current/indexes-ordering.html',
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
  examples: {
    bad: blogWith(''),
    good: blogWith('CREATE INDEX articles_published_at_idx ON articles (published_at);\n'),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return index.system.tables.filter(isWorthIndexing).flatMap((table) => {
      const unserved = index.accessesOfTable(table.id).filter((access) => isUnserved(index, table, access));
      return [...groupBy(unserved, sortedColumns).values()].flatMap((accesses) => {
        const callers = callersOf(accesses, entries);
        const growth = growthOf(index, entries, table.id);
        return isNonEmpty(callers) ? [report(index, { table, accesses, callers, growth })] : [];
      });
    });
  },
};

function blogWith(index: string): Record<string, string> {
  return {
    'schema.sql': `CREATE TABLE articles (
  id bigserial PRIMARY KEY,
  title text NOT NULL,
  published_at timestamptz NOT NULL
);
${index}`,
    'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    'src/articles.ts': `import express from 'express';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool();
const app = express();

app.get('/articles', async (req, res) => {
  const page = await pool.query('SELECT id, title FROM articles ORDER BY published_at DESC LIMIT 20');
  res.json(page.rows);
});

app.post('/articles', requireAuth, async (req, res) => {
  await pool.query('INSERT INTO articles (title, published_at) VALUES ($1, now())', [req.body.title]);
  res.status(201).end();
});

app.listen(3000);
`,
  };
}

/**
 * Without a limit every row is read whatever the order, and behind a filter that finds few rows a sort is cheap: what
 * hurts is a page of a whole table.
 */
function isUnserved(index: SystemIndex, table: Table, access: DataAccess): boolean {
  if (access.verb !== 'select' || !access.many || access.limit === undefined || !access.filtersKnown) return false;
  const [first] = access.sorts;
  if (first === undefined || !hasColumn(table, first.column)) return false;
  const filters = access.filters.map((filter) => filter.column);
  if (!filters.every((column) => hasColumn(table, column))) return false;
  if (access.filters.some((filter) => selectivityOf(table, filter) === 'few-rows')) return false;
  if (neighborsOf(index, access).some((other) => other.filters.length > 0)) return false;
  return !isSorted(index, table, filters, first.column);
}

/** After the columns that are compared, or at its start, some key goes on with the sorted column. */
function isSorted(index: SystemIndex, table: Table, filters: readonly string[], column: string): boolean {
  if (isSearchable(index, table, [column])) return true;
  return searchableKeys(index, table).some((key) => {
    const compared = key.findIndex((part) => !filters.some((filter) => sameColumn(filter, part)));
    return compared >= 0 && sameColumn(key[compared] ?? '', column);
  });
}

function sortedColumns(access: DataAccess): string {
  return access.sorts.map((sort) => sort.column).join();
}

/** Nobody waits for the pages of a job. */
function callersOf(accesses: readonly DataAccess[], entries: EntryPointsOf): EntryPoint[] {
  const callers = accesses.flatMap((access) => entries(access.operation)).filter((entry) => entry.kind === 'endpoint');
  return uniqueBy(callers, (entry) => entry.label);
}

interface Unserved {
  readonly table: Table;
  readonly accesses: NonEmpty<DataAccess>;
  readonly callers: NonEmpty<EntryPoint>;
  readonly growth: Growth | undefined;
}

function report(index: SystemIndex, { table, accesses, callers, growth }: Unserved): Report {
  const [access] = accesses;
  const labels = callers.map((entry) => entry.label);
  const sorted = access.sorts.map((sort) => sort.column);
  const isAtTimes = !accesses.some((each) =>
    callers.some((caller) => each.atTimes !== true && comesSurely(index, caller, each.operation)),
  );
  const filtered = access.filters.filter((filter) => filter.operator === 'equal').map((filter) => filter.column);
  return {
    severity: growth?.pace === 'use' && !isMostlySmall(table.name) && !isAtTimes ? undefined : 'low',
    title: `${isAtTimes ? `${shortList(labels, 1)} can sort` : doers(labels, 'sorts', 'sort')} ${filtered.length === 0 ? 'all' : 'what it finds'} of ${table.name} by ${shortList(sorted)}`,
    message: messageOf(access, table, growth),
    fix: `${indexAdvice(table, [...new Set([...filtered, ...sorted])])}.`,
    edits: indexEdits(index, table, [[...new Set([...filtered, ...sorted])]]),
    evidence: evidenceChain(
      access.evidence[0],
      wayTo(index, callers[0], access.operation),
      accesses.map((other) => other.evidence[0]),
      table.evidence[0],
      growth?.evidence,
    ),
    lookedAt: keysOf(index, table),
    subjects: [table.id, ...callers.map((entry) => entry.id)],
  };
}

function messageOf(access: DataAccess, table: Table, growth: Growth | undefined): string {
  const page = access.limit?.kind === 'constant' ? `${access.limit.value} rows` : 'one page';
  const column = access.sorts[0]?.column ?? '';
  const cost = prose(
    `No index of ${table.name} is in the order of ${column}, so the database reads and compares every row`,
    `to give ${page}, where an index stops after ${page}.`,
  );
  return prose(cost, growthSaid(table.name, growth));
}
