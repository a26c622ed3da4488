import type { Migration, StepConstraint } from '../../model/migration.ts';
import { notValidEdits } from '../edits/not-valid-edits.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { isSmall, type PendingStep, pendingSteps, postgresql } from '../questions/pending-steps.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';
import { waiting } from '../words/waiting.ts';

export const constraintWithoutNotValid: Rule = {
  id: 'constraint-without-not-valid',
  area: 'schema',
  severity: severityOf('outage', 'possible'),
  what: 'A migration adds a foreign key or check and has every row checked in the same statement.',
  why: 'Both tables are locked against writes until the last row is checked.',
  fix: 'Add the constraint as NOT VALID, and validate it in a second migration, which blocks nobody.',
  references: [
    'https://squawkhq.com/docs/adding-foreign-key-constraint',
    'https://squawkhq.com/docs/constraint-missing-not-valid',
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('ALTER TABLE loans ADD CONSTRAINT loans_shelf_check CHECK (shelf > 0);'),
    good: migrationExample('ALTER TABLE loans ADD CONSTRAINT loans_shelf_check CHECK (shelf > 0) NOT VALID;'),
  },
  check: ({ index }) => [
    ...pendingSteps(index, ['add-constraint'], postgresql)
      .filter(({ step, table }) => isChecked(step.constraint) && !isSmall(table))
      .map((pending) => report(pending, pending.step.constraint)),
    ...pendingSteps(index, ['add-column'], postgresql).flatMap((pending) =>
      pending.step.constraints
        .filter((constraint) => constraint.kind === 'foreign-key')
        .map((constraint) => report(pending, constraint)),
    ),
    ...pendingSteps(index, ['validate-constraint'], postgresql).flatMap(together),
    ...pendingSteps(index, ['domain-constraint'], postgresql)
      .filter(({ step }) => !step.notValid)
      .map((pending) => ofDomain(pending)),
  ],
};

function isChecked({ kind, notValid }: StepConstraint): boolean {
  return (kind === 'foreign-key' || kind === 'check') && !notValid;
}

function report({ step, users, writers, migration, table }: PendingStep, constraint: StepConstraint): Report {
  // A check is added under ACCESS EXCLUSIVE, a foreign key under SHARE ROW EXCLUSIVE, which readers pass.
  const isCheck = constraint.kind === 'check';
  const what = constraint.kind === 'check' ? 'the check' : `the foreign key to ${constraint.references}`;
  const locked = constraint.kind === 'check' ? step.table : `${step.table} and ${constraint.references}`;
  const named = constraint.name ?? `${step.table}_${constraint.columns.join('_')}_fkey`;
  return {
    severity: isFresh(migration, step.table, constraint) ? 'low' : undefined,
    title: `Adding ${what} reads all of ${step.table} while it is locked`,
    message: prose(
      `The statement checks every row of ${step.table} and keeps ${locked} locked ${isCheck ? 'against reads and writes' : 'against writes'} until it is done.`,
      waiting(isCheck ? users : writers),
    ),
    fix: prose(
      `Add ${named} with NOT VALID, which only looks at new rows;`,
      `then \`ALTER TABLE ${step.table} VALIDATE CONSTRAINT ${named};\` in a migration of its own.`,
    ),
    evidence: evidenceChain(step.evidence, table?.evidence[0]),
    edits: notValidEdits(migration, step, constraint),
    subjects: [migration.id, `${step.table} ${named}`],
  };
}

/** Rows of a column that was just added hold nothing that could be wrong. */
function isFresh({ steps }: Migration, table: string, { columns }: StepConstraint): boolean {
  return steps.some((step) => step.kind === 'add-column' && step.table === table && columns.includes(step.column.name));
}

/** NOT VALID wins nothing where one transaction holds the first lock until all rows are checked. */
function together({ step, users, migration }: PendingStep<'validate-constraint'>): Report[] {
  const added = migration.steps.find(
    (other) => other.kind === 'add-constraint' && other.constraint.name === step.name && other.inTransaction,
  );
  if (added === undefined || !step.inTransaction) return [];
  return [
    {
      title: `${step.name} is added and validated in one transaction, which keeps ${step.table} locked`,
      message: prose(
        `The lock of ADD CONSTRAINT is held until the transaction ends, and VALIDATE reads all of ${step.table} before that.`,
        waiting(users),
      ),
      fix: `Commit after ADD CONSTRAINT … NOT VALID, and validate ${step.name} in a second migration.`,
      evidence: evidenceChain(step.evidence, added.evidence),
      subjects: [migration.id, `${step.table} ${step.name}`],
    },
  ];
}

function ofDomain({ step, migration }: PendingStep<'domain-constraint'>): Report {
  return {
    title: `A new constraint on the domain ${step.table} checks every table that uses it`,
    message: `PostgreSQL reads all rows of every table with a column of the domain ${step.table}, and locks them all meanwhile.`,
    fix: `Add it with NOT VALID and validate it later, or check the column of each table instead of the domain.`,
    evidence: [step.evidence],
    subjects: [migration.id, step.table],
  };
}
