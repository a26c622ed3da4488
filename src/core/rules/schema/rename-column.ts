import { shortList } from '../../model/wording.ts';
import { namesColumn } from '../questions/named-columns.ts';
import { pendingSteps } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';

export const renameColumn: Rule = {
  id: 'rename-column',
  area: 'schema',
  severity: severityOf('outage', 'possible'),
  what: 'A migration renames a column.',
  why: 'The old and the new version of the code run side by side during a deployment, and one of them does not find the column.',
  fix: 'Add the new column, write both, move the readers, and drop the old one.',
  references: ['https://squawkhq.com/docs/renaming-column', 'https://martinfowler.com/bliki/ParallelChange.html'],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('ALTER TABLE loans RENAME COLUMN shelf TO shelf_number;'),
    good: migrationExample('ALTER TABLE loans ADD COLUMN shelf_number integer;'),
  },
  check: ({ index }) =>
    pendingSteps(index, ['rename-column'])
      .filter(({ step, table }) => namesColumn(index, table, step.column) === undefined)
      .map(({ step, migration, users }) => ({
        title: `${step.table}.${step.column} becomes ${step.to} under code that is running`,
        message: prose(
          `From this statement on, every query for ${step.column} fails until the new version runs everywhere,`,
          'and after a rollback of the code it fails again.',
          users.length > 0 ? `${step.table} is used by ${shortList(users, 2)}.` : undefined,
        ),
        fix: prose(
          `Add ${step.to} beside ${step.column}, copy the values, write both for one release, then drop ${step.column};`,
          'or keep the name and map it in the code.',
        ),
        evidence: [step.evidence],
        subjects: [migration.id, `${step.table}.${step.column}`],
      })),
};
