import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const inconsistentColumnType: Rule = {
  id: 'inconsistent-column-type',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'One name stands for columns of several types.',
  why: 'Joins over it convert values row by row, and code that handles one of them is wrong for the other.',
  fix: 'Give the name one type everywhere.',
  references: ['https://azimutt.app/docs/database-analysis'],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  badge_id bigint NOT NULL
);
CREATE TABLE guides (
  id bigserial PRIMARY KEY,
  badge_id text NOT NULL
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  badge_id bigint NOT NULL
);
CREATE TABLE guides (
  id bigserial PRIMARY KEY,
  badge_id bigint NOT NULL
);
`,
    },
  },
  check: ({ index }) => {
    const columns = index.system.tables
      .filter(isWritten)
      .flatMap((table) => table.columns.filter(({ name }) => /_id$/i.test(name)).map((column) => ({ table, column })));
    return [...groupBy(columns, ({ table, column }) => `${table.store} ${column.name.toLowerCase()}`).values()].flatMap(
      (same) => {
        const byKind = groupBy(same, ({ column }) => kindOf(column.type));
        if (byKind.size < 2 || byKind.has('')) return [];
        const [[few] = [undefined], [most] = [undefined]] = [...byKind.values()].sort((a, b) => a.length - b.length);
        if (few === undefined || most === undefined) return [];
        const others = same.filter(({ column }) => kindOf(column.type) !== kindOf(few.column.type));
        return [
          {
            title: `${few.column.name} is ${few.column.type} in ${few.table.name} and ${most.column.type} in ${shortList(others.map(({ table }) => table.name))}`,
            message: prose(
              'A value of one cannot be looked up in the other without converting it,',
              'and the name alone does not say which of the two is meant.',
            ),
            fix: `Declare ${few.table.name}.${few.column.name} as ${most.column.type}, or give it a name of its own.`,
            evidence: evidenceChain(few.column.evidence, most.column.evidence),
            subjects: [few.table.id, most.table.id, few.column.name],
          },
        ];
      },
    );
  },
};

/** Number, text or uuid: widths are another rule's matter. */
function kindOf(type: string): string {
  if (/int|serial|numeric|decimal/.test(type)) return 'number';
  if (/uuid|uniqueidentifier/.test(type)) return 'uuid';
  return /char|text/.test(type) ? 'text' : '';
}
