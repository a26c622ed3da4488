import { pendingSteps, postgresql } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';

export const concurrentInTransaction: Rule = {
  id: 'concurrent-in-transaction',
  area: 'schema',
  severity: severityOf('outage', 'certain', true),
  what: 'A migration builds or drops an index CONCURRENTLY inside a transaction.',
  why: 'PostgreSQL refuses it, so the migration fails when it is deployed.',
  fix: 'Move the statement into a migration that runs outside a transaction.',
  references: [
    'https://squawkhq.com/docs/ban-concurrent-index-creation-in-transaction',
    'https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('BEGIN;\nCREATE INDEX CONCURRENTLY loans_shelf_idx ON loans (shelf);\nCOMMIT;'),
    good: migrationExample('CREATE INDEX CONCURRENTLY loans_shelf_idx ON loans (shelf);'),
  },
  check: ({ index }) =>
    pendingSteps(index, ['create-index', 'drop-index'], postgresql)
      .filter(({ step }) => step.concurrently && step.inTransaction)
      .map(({ step, migration }) => ({
        title: `${step.name ?? `The index on ${step.table}`} is ${step.kind === 'drop-index' ? 'dropped' : 'built'} CONCURRENTLY inside a transaction`,
        message:
          'A concurrent build waits for all other transactions and cannot itself be part of one: PostgreSQL answers with an error, and the migration stops here.',
        fix: 'Take it out of BEGIN … COMMIT, into a migration of its own that the tool runs without a transaction.',
        evidence: [step.evidence],
        subjects: [migration.id, step.name ?? step.table],
      })),
};
