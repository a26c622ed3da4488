import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { type EntryPoint, type EntryPointsOf, entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty } from '../questions/group-by.ts';
import { type Growth, growthOf } from '../questions/growing-tables.ts';
import { statementOf } from '../questions/same-statement.ts';
import { isUnbounded } from '../questions/unbounded-access.ts';
import { tableName } from '../questions/writes.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { doers } from '../words/doers.ts';
import { portionsInLibrary } from '../words/portions-in-library.ts';

export const unboundedQuery: Rule = {
  id: 'unbounded-query',
  area: 'performance',
  severity: severityOf('slowdown', 'possible'),
  what: 'A job or consumer reads a table that grows into memory as a whole.',
  why: 'The run that is quick today takes the memory of the process on the day the table no longer fits, and fails as a whole.',
  fix: 'Read in portions by key, and keep how far the run has come.',
  references: [
    'https://use-the-index-luke.com/no-offset',
    'https://guides.rubyonrails.org/active_record_querying.html#retrieving-multiple-objects-in-batches',
  ],
  reads: ['jobs', 'channels', 'endpoints', 'operations', 'operationCalls', 'accesses', 'tables'],
  within: 'district',
  examples: {
    bad: museum('SELECT id, email FROM members'),
    good: museum('SELECT id, email FROM members WHERE id > $1 ORDER BY id LIMIT 500'),
  },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    // Rows that only a value of theirs bounds are few for most values: nobody reads all of them.
    const whole = index.system.accesses.filter(
      (access) => access.filters.length === 0 && access.optionalFilters === undefined && isUnbounded(index, access),
    );
    return [...groupBy(whole, statementOf).values()].flatMap(([access]) => {
      const growth = growthOf(index, entries, access.table);
      const runs = runsOf(entries, access);
      return growth === undefined || !isNonEmpty(runs) ? [] : [report(index, access, runs, growth)];
    });
  },
};

/** What no request waits for, and reads by itself: lists of routes have a rule of their own, and helpers serve many. */
function runsOf(entries: EntryPointsOf, access: DataAccess): readonly EntryPoint[] {
  const reaching = entries(access.operation);
  return reaching.every(({ kind, operation }) => kind !== 'endpoint' && operation === access.operation) ? reaching : [];
}

function report(index: SystemIndex, access: DataAccess, runs: NonEmpty<EntryPoint>, growth: Growth): Report {
  const name = tableName(index, access);
  const labels = [...new Set(runs.map(({ label }) => label))];
  const table = index.table(access.table);
  return {
    title: `${doers(labels, 'reads', 'read')} ${whatIsRead(access, table, name)} into memory`,
    message: `${growth.by.label} adds rows to ${name}, and nothing limits the query, so a run reads the more, the more there are.`,
    fix: `Read ${name} in portions: ${portionsInLibrary(access.library, table)}.`,
    evidence: evidenceChain(
      access.evidence[0],
      wayTo(index, runs[0], access.operation),
      table?.evidence[0],
      growth.evidence,
    ),
    lookedAt: ['limit of the query', 'filters of the query', 'loops that read in portions'],
    subjects: [access.table, access.operation, shortList(labels)],
  };
}

/** Of a few columns less is held than of all. */
function whatIsRead({ columns }: DataAccess, table: Table | undefined, name: string): string {
  const isPart = columns.length > 0 && columns.length < (table?.columns.length ?? 0);
  return isPart ? `${shortList(columns, 2)} of all ${name}` : `all of ${name}`;
}

function museum(statement: string): Record<string, string> {
  const given = statement.includes('$1') ? ', [0]' : '';
  return {
    'schema.sql': `CREATE TABLE members (
  id bigserial PRIMARY KEY,
  email text NOT NULL UNIQUE
);
`,
    'src/app.ts': `import express from 'express';
import cron from 'node-cron';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool();
const app = express();

app.use(requireAuth);

app.post('/members', async (req, res) => {
  await pool.query('INSERT INTO members (email) VALUES ($1) ON CONFLICT DO NOTHING', [req.body.email]);
  res.status(201).end();
});

cron.schedule('0 4 * * *', async () => {
  const { rows } = await pool.query('${statement}'${given});
  console.log(rows.length);
});

app.listen(3000);
`,
    'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
  };
}
