import { evidenceChain } from '../questions/evidence-chain.ts';
import { keepsRows } from '../questions/keeps-rows.ts';
import { isSmall, pendingSteps, postgresql } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';
import { waiting } from '../words/waiting.ts';

export const typeChangeRewrites: Rule = {
  id: 'type-change-rewrites',
  area: 'schema',
  severity: severityOf('outage', 'possible'),
  what: 'A migration changes the type of a column in a way that converts every row.',
  why: 'The whole table and its indexes are written anew while nobody can read it, and the running version may not know the new type.',
  fix: 'Add a column of the new type, fill it in batches, write both for a while, then drop the old one.',
  references: [
    'https://squawkhq.com/docs/changing-column-type',
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('ALTER TABLE loans ALTER COLUMN shelf TYPE bigint;'),
    good: migrationExample('ALTER TABLE members ALTER COLUMN email TYPE varchar;'),
  },
  check: ({ index }) =>
    pendingSteps(index, ['alter-column'], postgresql).flatMap(({ step, table, users, migration }) => {
      const { column, type, typeBefore = '', converts } = step;
      if (type === undefined || isSmall(table) || keepsRows(typeBefore, type, converts)) return [];
      const change = typeBefore === '' ? `to ${type}` : `from ${typeBefore} to ${type}`;
      return [
        {
          title: `Changing ${step.table}.${column} ${change} writes every row anew`,
          message: prose(
            `PostgreSQL rewrites ${step.table} and its indexes under an ACCESS EXCLUSIVE lock.`,
            typeBefore === ''
              ? 'No file tells the type before; only a wider varchar or text would be free.'
              : undefined,
            waiting(users),
          ),
          fix: prose(
            `Add a second column of type ${type}, keep it filled by a trigger or by the code, copy old rows in batches,`,
            `and rename once the code reads it.`,
          ),
          evidence: evidenceChain(step.evidence, table?.evidence[0]),
          subjects: [migration.id, `${step.table}.${column}`],
        },
      ];
    }),
};
