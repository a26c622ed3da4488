import { pendingSteps } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';

export const renameTable: Rule = {
  id: 'rename-table',
  area: 'schema',
  severity: severityOf('outage', 'possible'),
  what: 'A migration renames a table.',
  why: 'The version of the code that still runs does not find the table.',
  fix: 'Rename it together with a view of the old name, and drop the view a release later.',
  references: ['https://squawkhq.com/docs/renaming-table', 'https://brandur.org/fragments/postgres-table-rename'],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('ALTER TABLE loans RENAME TO lendings;'),
    good: migrationExample('ALTER TABLE loans ADD COLUMN returned_on date;'),
  },
  check: ({ index }) =>
    pendingSteps(index, ['rename-table'])
      .filter(({ step }) => index.system.tables.every((table) => table.name !== step.table))
      .map(({ step, migration }) => ({
        title: `${step.table} becomes ${step.to} under code that is running`,
        message: `From this statement on, every query of ${step.table} fails until the new version runs everywhere, and after a rollback of the code it fails again.`,
        fix: `Create a view ${step.table} over ${step.to} in the same transaction, and drop it when no version asks for it any more.`,
        evidence: [step.evidence],
        subjects: [migration.id, step.table],
      })),
};
