import { concurrentEdits } from '../edits/concurrent-edits.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { isSmall, pendingSteps, postgresql } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';
import { waiting } from '../words/waiting.ts';

export const indexWithoutConcurrently: Rule = {
  id: 'index-without-concurrently',
  area: 'schema',
  severity: severityOf('outage', 'possible'),
  what: 'A migration builds an index on a table in use without CONCURRENTLY.',
  why: 'Nothing can be inserted, updated or deleted until the index is built, which takes minutes on a large table.',
  fix: 'Build the index with CREATE INDEX CONCURRENTLY in a migration that runs outside a transaction.',
  references: [
    'https://squawkhq.com/docs/require-concurrent-index-creation',
    'https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('CREATE INDEX loans_shelf_idx ON loans (shelf);'),
    good: migrationExample('CREATE INDEX CONCURRENTLY loans_shelf_idx ON loans (shelf);'),
  },
  check: ({ index }) =>
    pendingSteps(index, ['create-index'], postgresql)
      .filter(({ step, table }) => !step.concurrently && !isSmall(table))
      .map(({ step, writers, migration, table }) => ({
        title: `Building an index on ${step.table} (${step.columns.join(', ')}) blocks every write to it`,
        message: prose(
          `CREATE INDEX holds a SHARE lock on ${step.table} until all its rows are sorted into the index:`,
          'reads go on, writes wait.',
          waiting(writers),
        ),
        fix: prose(
          `\`CREATE ${step.unique ? 'UNIQUE ' : ''}INDEX CONCURRENTLY ${step.name ?? ''} ON ${step.table} (${step.columns.join(', ')});\``,
          'in a migration of its own that the tool runs outside a transaction.',
        ),
        evidence: evidenceChain(step.evidence, table?.evidence[0]),
        edits: concurrentEdits(migration, step),
        subjects: [migration.id, `${step.table} (${step.columns.join()})`],
      })),
};
