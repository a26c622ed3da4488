import type { MigrationStep, StepConstraint } from '../../model/migration.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { isSmall, pendingSteps, postgresql } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';
import { waiting } from '../words/waiting.ts';

export const uniqueConstraintLocks: Rule = {
  id: 'unique-constraint-locks',
  area: 'schema',
  severity: severityOf('outage', 'possible'),
  what: 'A migration adds a unique constraint, whose index is built under the lock.',
  why: 'The table can be neither read nor written until the index is built, and one duplicate row makes it fail at the end.',
  fix: 'Build a unique index CONCURRENTLY first, and make it the constraint with USING INDEX.',
  references: [
    'https://squawkhq.com/docs/disallowed-unique-constraint',
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT-USING-INDEX',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('ALTER TABLE loans ADD CONSTRAINT loans_shelf_key UNIQUE (shelf);'),
    good: migrationExample(
      'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS loans_shelf_key ON loans (shelf);\nALTER TABLE loans ADD CONSTRAINT loans_shelf_key UNIQUE USING INDEX loans_shelf_key;',
    ),
  },
  check: ({ index }) =>
    pendingSteps(index, ['add-constraint', 'add-column'], postgresql).flatMap(({ step, table, users, migration }) => {
      const [unique] = uniquesOf(step).filter(({ usingIndex }) => !usingIndex);
      if (unique === undefined || isSmall(table)) return [];
      const name = unique.name ?? `${step.table}_${unique.columns.join('_')}_key`;
      return [
        {
          title: `Making ${step.table} (${unique.columns.join(', ')}) unique locks the table while the index is built`,
          message: prose(
            `A unique constraint needs an index, and ALTER TABLE builds it under an ACCESS EXCLUSIVE lock on ${step.table}.`,
            waiting(users),
          ),
          fix: prose(
            `\`CREATE UNIQUE INDEX CONCURRENTLY ${name} ON ${step.table} (${unique.columns.join(', ')});\``,
            `then \`ALTER TABLE ${step.table} ADD CONSTRAINT ${name} UNIQUE USING INDEX ${name};\``,
          ),
          evidence: evidenceChain(step.evidence, table?.evidence[0]),
          subjects: [migration.id, `${step.table} ${name}`],
        },
      ];
    }),
};

function uniquesOf(step: MigrationStep): readonly StepConstraint[] {
  const constraints =
    step.kind === 'add-constraint' ? [step.constraint] : step.kind === 'add-column' ? step.constraints : [];
  return constraints.filter(({ kind }) => kind === 'unique');
}
