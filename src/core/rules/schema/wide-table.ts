import type { Table } from '../../model/table.ts';
import { count, shortList } from '../../model/wording.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { wordsOf } from '../words/words-of.ts';

export const wideTable: Rule = {
  id: 'wide-table',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'A table has more than 30 columns.',
  why: 'Several things share one row: every read carries all of them, and two updates of different parts wait for each other.',
  fix: 'Move groups of columns that are read together into tables of their own.',
  references: [
    'https://azimutt.app/docs/database-analysis',
    'https://www.postgresql.org/docs/current/storage-toast.html',
  ],
  reads: ['tables'],
  examples: { bad: wide(31), good: wide(12) },
  check: ({ index }) =>
    index.system.tables
      .filter((table) => table.columns.length > most && !isSettings(table))
      .map((table) => {
        const optional = table.columns.filter((column) => column.nullable);
        const groups = groupsOf(table);
        return {
          title: `${table.name} has ${count(table.columns.length, 'column')}`,
          message: prose(
            optional.length === 0 ? undefined : `${optional.length} of them may be empty.`,
            groups.length === 0 ? undefined : `Some names start alike: ${shortList(groups)}.`,
            'A read that names no columns carries all of them.',
          ),
          fix: `Where some columns of ${table.name} are seldom read with the others, give them a table that refers to it; where every row fills and every read needs them, as in records of events, leave them.`,
          evidence: table.evidence.slice(0, 1),
          subjects: [table.id],
        };
      }),
};

/** As Azimutt has it. */
const most = 30;

/** Settings stand in one row, or one for each account, which is read as a whole. */
function isSettings({ name }: Table): boolean {
  return /(?:settings?|config(?:uration)?s?|preferences?|options)$/i.test(name);
}

/** `billing_*` where four or more columns start with the word. */
function groupsOf(table: Table): string[] {
  const groups = groupBy(table.columns, (column) => wordsOf(column.name)[0] ?? '');
  return [...groups].filter(([, columns]) => columns.length > 3).map(([word]) => `${word}_*`);
}

function wide(amount: number): Example {
  const columns = Array.from(
    { length: amount },
    (_, at) => `${String.fromCharCode(97 + (at % 26))}${at > 25 ? 'x' : ''}_note text`,
  );
  return { 'schema.sql': `CREATE TABLE visits (id bigserial PRIMARY KEY, ${columns.join(', ')});\n` };
}
