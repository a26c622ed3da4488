import type { Migration } from '../../model/migration.ts';
import type { Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { isSmall, pendingSteps, postgresql } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';
import { waiting } from '../words/waiting.ts';

export const setNotNull: Rule = {
  id: 'set-not-null',
  area: 'schema',
  severity: severityOf('outage', 'possible'),
  what: 'A migration makes a column required that may hold nulls.',
  why: 'The database reads the whole table under a lock against everybody, and fails at the first null.',
  fix: 'Add a CHECK (… IS NOT NULL) as NOT VALID, validate it, then set NOT NULL, which takes the check as proof.',
  references: [
    'https://squawkhq.com/docs/adding-not-nullable-field',
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DROP-NOT-NULL',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('ALTER TABLE loans ALTER COLUMN shelf SET NOT NULL;'),
    good: migrationExample('ALTER TABLE loans ALTER COLUMN shelf SET DEFAULT 1;'),
  },
  check: ({ index }) =>
    pendingSteps(index, ['alter-column'], postgresql)
      .filter(({ step, table }) => step.nullable === false && step.type === undefined && !isSmall(table))
      .filter(({ step, migration, table }) => !isProven(migration, table, step.table, step.column))
      .map(({ step, table, users, migration }) => ({
        title: `Requiring ${step.table}.${step.column} reads all of ${step.table} while it is locked`,
        message: prose(
          `SET NOT NULL looks at every row of ${step.table} under an ACCESS EXCLUSIVE lock.`,
          waiting(users),
          `The version that still runs may also insert rows without ${step.column}.`,
        ),
        fix: prose(
          `\`ALTER TABLE ${step.table} ADD CONSTRAINT ${step.column}_given CHECK (${step.column} IS NOT NULL) NOT VALID;\`,`,
          `validate it in the next migration, then set NOT NULL: from PostgreSQL 12 on that reads nothing.`,
        ),
        evidence: evidenceChain(step.evidence, table?.evidence[0]),
        subjects: [migration.id, `${step.table}.${step.column}`],
      })),
};

/** A check that says the same, validated before: PostgreSQL takes it as proof. */
function isProven({ steps }: Migration, table: Table | undefined, name: string, column: string): boolean {
  const says = (expression: string): boolean =>
    expression
      .toLowerCase()
      .replace(/["()\s]+/g, ' ')
      .includes(`${column.toLowerCase()} is not null`);
  const validated = steps.some((step) => step.kind === 'validate-constraint' && step.table === name);
  return validated || (table?.checks ?? []).some(says);
}
