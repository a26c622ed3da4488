import type { SystemIndex } from '../../model/system-index.ts';
import { listed } from '../../model/wording.ts';
import { groupBy } from '../questions/group-by.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { pendingSteps } from '../questions/pending-steps.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { migrationExample } from '../words/migration-example.ts';
import { prose } from '../words/prose.ts';

export const truncateCascade: Rule = {
  id: 'truncate-cascade',
  area: 'schema',
  severity: severityOf('loss', 'likely'),
  what: 'A migration empties a table and, with CASCADE, every table that refers to it.',
  why: 'Rows of tables that the statement does not name are gone as well, and of those that refer to them.',
  fix: 'Name each table that is meant, without CASCADE, so that the statement fails where another refers to it.',
  references: [
    'https://squawkhq.com/docs/ban-truncate-cascade',
    'https://www.postgresql.org/docs/current/sql-truncate.html',
  ],
  reads: ['migrations', 'tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels'],
  examples: {
    bad: migrationExample('TRUNCATE members CASCADE;'),
    good: migrationExample('DELETE FROM loans WHERE shelf IS NULL;'),
  },
  check: ({ index }) => {
    const steps = pendingSteps(index, ['truncate']).filter(({ step }) => step.cascade);
    return [...groupBy(steps, ({ step, migration }) => `${migration.id} ${step.evidence.line}`).values()].map(
      (group) => {
        const [{ step, migration }] = group;
        const names = group.map((each) => each.step.table);
        const children = [...new Set(names.flatMap((name) => referrers(index, name)))].filter(
          (name) => !names.includes(name),
        );
        return {
          title: `TRUNCATE … CASCADE empties ${listed(names)} and everything that refers to ${names.length === 1 ? 'it' : 'them'}`,
          message: prose(
            children.length > 0
              ? `That is ${listed(children)} as well, though the statement does not name them.`
              : 'Which tables that is, the statement does not say.',
            'No row comes back with a rollback of the code.',
          ),
          fix: `Name the tables whose rows may go, without CASCADE: \`TRUNCATE ${[...names, ...children].join(', ')};\``,
          evidence: [step.evidence],
          subjects: [migration.id, ...names],
        };
      },
    );
  },
};

/** Tables whose foreign keys lead to a table, directly or over others. */
function referrers(index: SystemIndex, name: string): string[] {
  const found = new Set([name]);
  for (const parent of found)
    for (const table of index.system.tables)
      if (table.foreignKeys.some((key) => sameColumn(key.references.table, parent))) found.add(table.name);
  return [...found].filter((each) => each !== name);
}
