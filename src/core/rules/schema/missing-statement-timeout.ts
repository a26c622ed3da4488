import type { MigrationStep } from '../../model/migration.ts';
import { shortList } from '../../model/wording.ts';
import { allOf, insertBefore } from '../edits/quoted-line.ts';
import { firstLocks } from '../questions/first-locks.ts';
import { keepsRows } from '../questions/keeps-rows.ts';
import { perRowValue } from '../questions/per-row-value.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { lockTimeout, migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';

const change = 'ALTER TABLE loans ADD COLUMN renewals integer DEFAULT 0 CHECK (renewals >= 0);\n';

export const missingStatementTimeout: Rule = {
  id: 'missing-statement-timeout',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'A migration changes a table in use and may run or wait for any time.',
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
    firstLocks(index, isBounded).map(({ step, migration, users }) => ({
      title: `The change of ${step.table} may ${readsRows(step) ? 'run' : 'wait'} for any time`,
      message: prose(
        ...(readsRows(step)
          ? [
              `The statement reads or writes the rows of ${step.table}, so it takes the longer the more there are;`,
              'nothing ends it, and it keeps its lock until it is done.',
            ]
          : [
              'The change itself is done at once, but it has to wait for its lock first,',
              'and neither statement_timeout nor lock_timeout is set before it to end the waiting.',
            ]),
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

/** What changes the catalog alone may still wait for its lock: there a limit to either is enough. */
function isBounded(step: MigrationStep): boolean {
  return step.statementTimeout || (step.lockTimeout && !readsRows(step));
}

/**
 * Whether the time of a statement grows with the rows. What changes the catalog alone is done at once, as `ADD COLUMN` is
 * since PostgreSQL 11 unless each row gets a value of its own or is checked.
 */
function readsRows(step: MigrationStep): boolean {
  switch (step.kind) {
    case 'add-column':
      return perRowValue(step.column) !== undefined || step.constraints.some(({ kind }) => kind !== 'foreign-key');
    case 'alter-column':
      return (
        step.nullable === false ||
        (step.type !== undefined && !keepsRows(step.typeBefore ?? '', step.type, step.converts))
      );
    case 'add-constraint':
      return !step.constraint.notValid && !step.constraint.usingIndex;
    default:
      return false;
  }
}
