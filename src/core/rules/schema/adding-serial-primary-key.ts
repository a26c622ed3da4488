import { evidenceChain } from '../questions/evidence-chain.ts';
import { pendingSteps, postgresql } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';
import { waiting } from '../words/waiting.ts';

export const addingSerialPrimaryKey: Rule = {
  id: 'adding-serial-primary-key',
  area: 'schema',
  severity: severityOf('outage', 'possible'),
  what: 'A migration gives a table in use a new primary key.',
  why: 'The index is built, and a new key column filled, while nobody can read or write the table.',
  fix: 'Build a unique index CONCURRENTLY on the column first, and make it the key with USING INDEX.',
  references: [
    'https://squawkhq.com/docs/adding-serial-primary-key-field',
    'https://www.postgresql.org/docs/current/sql-altertable.html',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('ALTER TABLE loans ADD PRIMARY KEY (id);'),
    good: migrationExample(
      'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS loans_id_key ON loans (id);\nALTER TABLE loans ADD CONSTRAINT loans_pk PRIMARY KEY USING INDEX loans_id_key;',
    ),
  },
  check: ({ index }) =>
    pendingSteps(index, ['add-constraint', 'add-column'], postgresql).flatMap(({ step, table, users, migration }) => {
      const constraints = step.kind === 'add-constraint' ? [step.constraint] : step.constraints;
      const key = constraints.find(({ kind, usingIndex }) => kind === 'primary-key' && !usingIndex);
      if (key === undefined) return [];
      const columns = key.columns.join(', ');
      const filled = step.kind === 'add-column' ? `writes a ${step.column.type} into every row and ` : '';
      return [
        {
          title: `The new primary key ${step.table} (${columns}) is built while the table is locked`,
          message: prose(
            `ALTER TABLE ${filled}builds the key's index under an ACCESS EXCLUSIVE lock on ${step.table}.`,
            waiting(users),
          ),
          fix: prose(
            step.kind === 'add-column' ? `Add ${columns} as a plain column and fill it in batches; then` : undefined,
            `\`CREATE UNIQUE INDEX CONCURRENTLY ${step.table}_pkey_idx ON ${step.table} (${columns});\` and`,
            `\`ALTER TABLE ${step.table} ADD PRIMARY KEY USING INDEX ${step.table}_pkey_idx;\``,
          ),
          evidence: evidenceChain(step.evidence, table?.evidence[0]),
          subjects: [migration.id, step.table],
        },
      ];
    }),
};
