import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { hasColumn } from '../questions/index-cover.ts';
import { namesColumn } from '../questions/named-columns.ts';
import { pendingSteps } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';

export const dropColumn: Rule = {
  id: 'drop-column',
  area: 'schema',
  severity: severityOf('loss', 'possible'),
  what: 'A migration drops a column.',
  why: 'Its values are gone for good, and the version that still runs fails with every query that names it.',
  fix: 'Stop reading and writing the column in one release, and drop it in the next.',
  references: ['https://squawkhq.com/docs/ban-drop-column', 'https://martinfowler.com/bliki/ParallelChange.html'],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('ALTER TABLE loans DROP COLUMN shelf;'),
    good: migrationExample('ALTER TABLE loans ALTER COLUMN due_on DROP NOT NULL;'),
  },
  check: ({ index }) =>
    pendingSteps(index, ['drop-column'])
      .filter(
        ({ step, table }) => namesColumn(index, table, step.column) === undefined && !isReplaced(step.column, table),
      )
      .map(({ step, migration, users }) => ({
        title: `${step.table}.${step.column} is dropped with all its values`,
        message: prose(
          `No query that was read names ${step.column}, but the version that is deployed now may,`,
          'and a rollback of the code brings no value back.',
          users.length > 0 ? `${step.table} is used by ${shortList(users, 2)}.` : undefined,
        ),
        fix: `Deploy the code that no longer knows ${step.table}.${step.column} first, and drop the column in the release after it.`,
        evidence: [step.evidence],
        subjects: [migration.id, `${step.table}.${step.column}`],
      })),
};

/** Dropped to be added again with another definition: the values go, but the code finds a column of the name. */
function isReplaced(column: string, table: Table | undefined): boolean {
  return table !== undefined && hasColumn(table, column);
}
