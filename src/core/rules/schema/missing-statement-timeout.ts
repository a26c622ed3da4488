import { shortList } from '../../model/wording.ts';
import { allOf, insertBefore } from '../edits/quoted-line.ts';
import { firstLocks } from '../questions/first-locks.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { lockTimeout, migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';

const change = 'ALTER TABLE loans ADD COLUMN branch text;\n';

export const missingStatementTimeout: Rule = {
  id: 'missing-statement-timeout',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'A migration changes a table in use and may run for any time.',
  why: 'A statement that takes longer than anybody thought holds its locks until somebody notices.',
  fix: 'Set statement_timeout before the first statement.',
  references: [
    'https://squawkhq.com/docs/require-timeout-settings',
    'https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: { ...migrationExample(''), 'migrations/0002_change.sql': `${lockTimeout}${change}` },
    good: migrationExample(change),
  },
  check: ({ index }) =>
    firstLocks(index, ({ statementTimeout }) => statementTimeout).map(({ step, migration, users }) => ({
      title: `The change of ${step.table} may run for any time`,
      message: prose(
        `Nothing ends the statement when it takes longer on the real rows of ${step.table} than on those of a test,`,
        'and it keeps its lock until then.',
        users.length > 0 ? `The table is used by ${shortList(users, 2)}.` : undefined,
      ),
      fix: "`SET statement_timeout = '60s';` before the first statement; longer where a rewrite is meant.",
      evidence: [step.evidence],
      lookedAt: [`${migration.file}: statements before line ${step.evidence.line}`],
      edits: step.evidence.file.endsWith('.sql')
        ? allOf([insertBefore(step.evidence, "SET statement_timeout = '60s';")])
        : undefined,
      subjects: [migration.id],
    })),
};
