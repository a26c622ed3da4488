import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain, placeOf, wayTo } from '../questions/evidence-chain.ts';
import { hasColumn } from '../questions/index-cover.ts';
import { namesColumn } from '../questions/named-columns.ts';
import { pendingSteps, type StepOf } from '../questions/pending-steps.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';

export const migrationBreaksCode: Rule = {
  id: 'migration-breaks-code',
  area: 'schema',
  severity: severityOf('outage', 'certain'),
  what: 'A migration removes or renames what a query of the code still names.',
  why: 'The query fails from the moment the migration has run.',
  fix: 'Change the query in the release before, or keep the old name until it is.',
  references: ['https://martinfowler.com/bliki/ParallelChange.html', 'https://squawkhq.com/docs/ban-drop-column'],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: { bad: libraryWith('DROP COLUMN shelf'), good: libraryWith('ADD COLUMN branch text') },
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    return pendingSteps(index, ['drop-column', 'rename-column', 'drop-table', 'rename-table']).flatMap(
      ({ step, table, migration }) => {
        const access = brokenBy(index, step, table);
        if (access === undefined || (step.kind === 'drop-table' && step.recreated)) return [];
        const [entry] = entries(access.operation);
        const who = entry?.label ?? index.operation(access.operation)?.name ?? 'A query';
        const what = 'column' in step ? `${step.table}.${step.column}` : step.table;
        const gone = 'to' in step ? `renamed to ${step.to}` : 'dropped';
        return [
          {
            title: `${who} still asks for ${what}, which ${migration.file} ${gone === 'dropped' ? 'drops' : 'renames'}`,
            message: `The query at ${placeOf(access.evidence[0])} names ${what}; from the moment it is ${gone}, the database answers with an error.`,
            fix: `Deploy ${who} without ${what} first; only then run ${migration.file}.`,
            evidence: evidenceChain(step.evidence, access.evidence[0], wayTo(index, entry, access.operation)),
            subjects: [migration.id, what],
          },
        ];
      },
    );
  },
};

function libraryWith(change: string): Example {
  return {
    ...migrationExample(`ALTER TABLE loans ${change};`),
    'src/loans.ts': `import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();

app.get('/v1/loans/:id', async (req, res) => {
  const loans = await pool.query('SELECT id, shelf FROM loans WHERE id = $1', [req.params.id]);
  res.json(loans.rows[0]);
});

app.listen(3000);
`,
  };
}

type Removal = StepOf<'drop-column' | 'rename-column' | 'drop-table' | 'rename-table'>;

/** A table that stands under the name again, or a column that was added anew, breaks nothing. */
function brokenBy(index: SystemIndex, step: Removal, table: Table | undefined): DataAccess | undefined {
  if (table === undefined || table.name.toLowerCase() !== step.table.toLowerCase()) return undefined;
  if (step.kind === 'drop-column' || step.kind === 'rename-column')
    return hasColumn(table, step.column) ? undefined : namesColumn(index, table, step.column);
  return table.origin === 'used' ? index.accessesOfTable(table.id)[0] : undefined;
}
