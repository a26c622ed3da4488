import { allOf, insertBefore } from '../edits/quoted-line.ts';
import { firstLocks } from '../questions/first-locks.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample, statementTimeout } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';
import { waiting } from '../words/waiting.ts';

const change = 'ALTER TABLE loans ADD COLUMN branch text;\n';

export const missingLockTimeout: Rule = {
  id: 'missing-lock-timeout',
  area: 'schema',
  severity: severityOf('slowdown', 'possible'),
  what: 'A migration locks a table in use and may wait for that lock for ever.',
  why: 'While it waits behind one long query, every later query of the table waits behind the migration.',
  fix: 'Set lock_timeout before the first statement, and run the migration again when it gives up.',
  references: [
    'https://squawkhq.com/docs/require-timeout-settings',
    'https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-LOCK-TIMEOUT',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: { ...migrationExample(''), 'migrations/0002_change.sql': `${statementTimeout}${change}` },
    good: migrationExample(change),
  },
  check: ({ index }) =>
    firstLocks(index, ({ lockTimeout }) => lockTimeout).map(({ step, migration, users }) => ({
      title: `${step.table} is locked without a limit to the waiting`,
      message: prose(
        `The statement needs a lock on ${step.table} that no query may share.`,
        'Behind one slow report it waits as long as the report takes, and everybody else queues behind it.',
        waiting(users),
      ),
      fix: "`SET lock_timeout = '2s';` before the first statement, and let the deployment try again a few times.",
      evidence: [step.evidence],
      lookedAt: [`${migration.file}: statements before line ${step.evidence.line}`],
      edits: step.evidence.file.endsWith('.sql')
        ? allOf([insertBefore(step.evidence, "SET lock_timeout = '2s';")])
        : undefined,
      subjects: [migration.id],
    })),
};
