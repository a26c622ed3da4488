import { isSmall, pendingSteps, postgresql } from '../questions/pending-steps.ts';
import { perRowValue } from '../questions/per-row-value.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';
import { waiting } from '../words/waiting.ts';

export const addingVolatileDefault: Rule = {
  id: 'adding-volatile-default',
  area: 'schema',
  severity: severityOf('outage', 'possible'),
  what: 'A migration adds a column whose value differs from row to row.',
  why: 'The database writes every row anew while the table is locked against reads and writes.',
  fix: 'Add the column without a default, set the default in a second statement, and fill old rows in batches.',
  references: [
    'https://squawkhq.com/docs/adding-field-with-default',
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('ALTER TABLE loans ADD COLUMN token uuid DEFAULT gen_random_uuid();'),
    good: migrationExample(
      'ALTER TABLE loans ADD COLUMN token uuid;\nALTER TABLE loans ALTER COLUMN token SET DEFAULT gen_random_uuid();',
    ),
  },
  check: ({ index }) =>
    pendingSteps(index, ['add-column'], postgresql)
      .filter(({ step, table }) => perRowValue(step.column) !== undefined && !isSmall(table))
      .filter(({ step }) => !step.constraints.some(({ kind }) => kind === 'primary-key'))
      .map(({ step, users, migration }) => ({
        title: `Adding ${step.table}.${step.column.name} writes every row of ${step.table} anew`,
        message: prose(
          `Each row gets ${perRowValue(step.column)} of its own, so PostgreSQL rewrites ${step.table} and its indexes`,
          'under an ACCESS EXCLUSIVE lock; a constant default would be stored once.',
          waiting(users),
        ),
        fix: prose(
          `Add ${step.column.name} nullable and without it, then \`ALTER COLUMN ${step.column.name} SET DEFAULT …\``,
          'for new rows, and fill the old ones in batches of a few thousand.',
        ),
        evidence: [step.evidence],
        subjects: [migration.id, `${step.table}.${step.column.name}`],
      })),
};
