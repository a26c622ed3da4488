import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { pendingSteps } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';

export const addingRequiredColumn: Rule = {
  id: 'adding-required-column',
  area: 'schema',
  severity: severityOf('outage', 'likely'),
  what: 'A migration adds a required column without a default to a table that may hold rows.',
  why: 'The statement fails on the first row, and where it succeeds every insert of the version that still runs fails.',
  fix: 'Add the column with a default, or nullable first, fill it, and require it in a later migration.',
  references: [
    'https://squawkhq.com/docs/adding-required-field',
    'https://www.postgresql.org/docs/current/sql-altertable.html',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('ALTER TABLE loans ADD COLUMN branch text NOT NULL;'),
    good: migrationExample("ALTER TABLE loans ADD COLUMN branch text NOT NULL DEFAULT 'main';"),
  },
  check: ({ index }) =>
    pendingSteps(index, ['add-column'], ['postgresql', 'sqlite', 'sqlserver', 'generic'])
      .filter(
        ({ step: { column } }) => !column.nullable && column.default === undefined && column.generated === undefined,
      )
      .filter(({ step }) => !step.constraints.some(({ kind }) => kind === 'primary-key'))
      .map(({ step, table, users, migration }) => ({
        title: `${step.table}.${step.column.name} is required from the first moment, and no row has it`,
        message: prose(
          `${step.table} gets ${step.column.name} as NOT NULL without a default:`,
          'the statement fails as soon as the table holds one row.',
          `On an empty table it passes, and then the version that still runs cannot insert into ${step.table}.`,
          users.length > 0 ? `It is used by ${shortList(users, 2)}.` : undefined,
        ),
        fix: prose(
          `Add ${step.column.name} with a DEFAULT, which PostgreSQL 11 and later store without touching the rows;`,
          'or add it nullable, fill it in batches, and set NOT NULL in the next release.',
        ),
        evidence: evidenceChain(step.evidence, table?.evidence[0]),
        subjects: [migration.id, `${step.table}.${step.column.name}`],
      })),
};
