import type { Migration, MigrationStep } from '../../model/migration.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';

export const nonRerunnableStatement: Rule = {
  id: 'non-rerunnable-statement',
  area: 'schema',
  severity: severityOf('friction', 'likely'),
  what: 'A migration that runs outside a transaction holds a statement that cannot run twice.',
  why: 'When a later statement fails, what ran before stays, and the next attempt stops at it.',
  fix: 'Write IF EXISTS or IF NOT EXISTS, or keep one statement in the migration.',
  references: [
    'https://squawkhq.com/docs/prefer-robust-stmts',
    'https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample(
      'ALTER TABLE loans ADD COLUMN branch text;\nCREATE INDEX CONCURRENTLY IF NOT EXISTS loans_branch_idx ON loans (branch);',
    ),
    good: migrationExample(
      'ALTER TABLE loans ADD COLUMN IF NOT EXISTS branch text;\nCREATE INDEX CONCURRENTLY IF NOT EXISTS loans_branch_idx ON loans (branch);',
    ),
  },
  check: ({ index }) =>
    index.system.migrations
      .filter(({ latest, dialect }) => latest && dialect === 'postgresql')
      .flatMap((migration) => {
        const proof = migration.steps.find((step) => isConcurrent(step) && !step.inTransaction);
        const first = migration.steps.slice(0, -1).find((step) => !step.inTransaction && stopsTwice(migration, step));
        if (proof === undefined || first === undefined) return [];
        return [
          {
            title: `${migration.file} cannot run again after it stopped half-way`,
            message: prose(
              `CONCURRENTLY (line ${proof.evidence.line}) only works outside a transaction, so each statement stays when a later one fails.`,
              `The next attempt then stops at ${nameOf(first)}, which exists already or is gone.`,
            ),
            fix: `Give ${nameOf(first)} an ${/^(?:create|add)/.test(first.kind) ? 'IF NOT EXISTS' : 'IF EXISTS'}, or move it into a migration of its own.`,
            evidence: evidenceChain(first.evidence, proof.evidence),
            subjects: [migration.id],
          },
        ];
      }),
};

function isConcurrent(step: MigrationStep): boolean {
  return (step.kind === 'create-index' || step.kind === 'drop-index') && step.concurrently;
}

const unrepeatable: readonly string[] = [
  'create-table',
  'drop-table',
  'add-column',
  'drop-column',
  'rename-column',
  'rename-table',
  'drop-index',
];

/** PostgreSQL has no IF NOT EXISTS for constraints: one that is dropped first, if it exists, can be added again. */
function stopsTwice({ steps }: Migration, step: MigrationStep): boolean {
  if (step.guarded) return false;
  if (step.kind === 'create-index') return step.name !== undefined;
  if (step.kind !== 'add-constraint') return unrepeatable.includes(step.kind);
  const { name } = step.constraint;
  return !steps.some((other) => other.kind === 'drop-constraint' && other.guarded && other.name === name);
}

function nameOf(step: MigrationStep): string {
  if (step.kind === 'add-column') return `${step.table}.${step.column.name}`;
  if (step.kind === 'drop-column' || step.kind === 'rename-column') return `${step.table}.${step.column}`;
  if (step.kind === 'create-index' || step.kind === 'drop-index') return step.name ?? step.table;
  return step.table;
}
