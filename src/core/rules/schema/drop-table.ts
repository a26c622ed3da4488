import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { pendingSteps } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';

export const dropTable: Rule = {
  id: 'drop-table',
  area: 'schema',
  severity: severityOf('loss', 'possible'),
  what: 'A migration drops a table.',
  why: 'The rows are gone for good, and the version that still runs fails with every query of the table.',
  fix: 'Rename the table first and watch for a release, keep a dump, and drop it when nothing has asked for it.',
  references: ['https://squawkhq.com/docs/ban-drop-table', 'https://martinfowler.com/bliki/ParallelChange.html'],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('DROP TABLE loans;'),
    good: migrationExample('ALTER TABLE loans ADD COLUMN archived_at timestamptz;'),
  },
  check: ({ index }) =>
    pendingSteps(index, ['drop-table'])
      .filter(({ step, table }) => !step.recreated && !isUsed(index, table))
      .map(({ step, migration }) => ({
        title: `${step.table} is dropped with all its rows`,
        message: prose(
          `Nothing that was read uses ${step.table} any more, but the version that is deployed now may,`,
          'and a rollback of the code brings no row back.',
          step.cascade ? 'CASCADE also drops the views and foreign keys that depend on it.' : undefined,
        ),
        fix: `Keep a dump of ${step.table}, rename it for one release, and drop it when nothing has failed.`,
        evidence: [step.evidence],
        subjects: [migration.id, step.table],
      })),
};

/** Code that still asks for the table is a finding of its own, which says more. */
function isUsed(index: SystemIndex, table: Table | undefined): boolean {
  return table !== undefined && index.accessesOfTable(table.id).length > 0;
}
