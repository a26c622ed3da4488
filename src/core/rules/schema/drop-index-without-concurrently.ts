import type { Migration, MigrationStep } from '../../model/migration.ts';
import { concurrentEdits } from '../edits/concurrent-edits.ts';
import { pendingSteps, postgresql } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';
import { waiting } from '../words/waiting.ts';

export const dropIndexWithoutConcurrently: Rule = {
  id: 'drop-index-without-concurrently',
  area: 'schema',
  severity: severityOf('slowdown', 'possible'),
  what: 'A migration drops an index without CONCURRENTLY.',
  why: 'The drop waits for every running query of the table, and every query that comes later waits behind the drop.',
  fix: 'Drop the index with DROP INDEX CONCURRENTLY outside a transaction.',
  references: [
    'https://squawkhq.com/docs/require-concurrent-index-deletion',
    'https://www.postgresql.org/docs/current/sql-dropindex.html',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('DROP INDEX loans_due_on_idx;'),
    good: migrationExample('DROP INDEX CONCURRENTLY loans_due_on_idx;'),
  },
  check: ({ index }) =>
    pendingSteps(index, ['drop-index'], postgresql)
      .filter(({ step, migration }) => !step.concurrently && !isLockedAnyway(migration, step))
      .map(({ step, users, migration }) => ({
        title: `Dropping the index ${step.name} locks its table against everybody`,
        message: prose(
          'DROP INDEX takes an ACCESS EXCLUSIVE lock on the table: it is short itself, but it queues behind the slowest',
          'query that is running, and all others queue behind it.',
          waiting(users),
        ),
        fix: `\`DROP INDEX CONCURRENTLY IF EXISTS ${step.name};\` in a migration that runs outside a transaction.`,
        evidence: [step.evidence],
        edits: concurrentEdits(migration, step),
        subjects: [migration.id, step.name],
      })),
};

/** Another statement of the migration keeps everybody out of the table, and the drop costs nothing more. */
function isLockedAnyway({ steps }: Migration, { table }: MigrationStep): boolean {
  return table !== '' && steps.some((step) => step.table === table && locking.has(step.kind));
}

const locking = new Set(['drop-table', 'add-column', 'drop-column', 'rename-column', 'alter-column', 'add-constraint']);
