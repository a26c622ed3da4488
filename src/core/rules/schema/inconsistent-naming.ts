import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const inconsistentNaming: Rule = {
  id: 'inconsistent-naming',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'Few tables or columns are named in another style than all the rest.',
  why: 'Every query has to be looked up, and in PostgreSQL names with capitals need quotes for ever.',
  fix: 'Rename the few, with a view of the old name for a release.',
  references: [
    'https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS',
    'https://azimutt.app/docs/database-analysis',
  ],
  reads: ['tables'],
  examples: { bad: { 'schema.sql': museum('"openingDay"') }, good: { 'schema.sql': museum('opening_day') } },
  check: ({ index }) =>
    [...groupBy(index.system.tables.filter(isWritten), (table) => table.store).values()].flatMap((tables) => {
      const columns = tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
      const snake = columns.filter(({ column }) => /^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(column.name));
      const camel = columns.filter(({ column }) => /^[a-z]+(?:[A-Z][a-z0-9]*)+$/.test(column.name));
      const [few, most] = snake.length < camel.length ? [snake, camel] : [camel, snake];
      if (few.length === 0 || most.length < enough || few.length > most.length / clear) return [];
      const names = few.map(({ table, column }) => `${table.name}.${column.name}`);
      return [
        {
          title: `${shortList(names)} ${few.length === 1 ? 'is' : 'are'} named unlike ${most.length} other columns`,
          message: prose(
            `${most.length} columns are written like ${most[0]?.column.name}, ${few.length} like ${few[0]?.column.name}.`,
            few === camel ? 'Without quotes PostgreSQL keeps and looks for such a name in lower case.' : undefined,
          ),
          fix: `Rename ${shortList(names)} when the table is touched next.`,
          evidence: evidenceChain(few.map(({ column, table }) => column.evidence ?? table.evidence[0])),
          subjects: few.map(({ table, column }) => `${table.id} ${column.name}`),
        },
      ];
    }),
};

/** Below, no habit can be told; and only where the few are one in ten is it a slip rather than a second habit. */
const enough = 10;
const clear = 10;

function museum(day: string): string {
  const names = [
    'hall_name',
    'wing_name',
    'floor_plan',
    'guide_name',
    'ticket_kind',
    'visit_day',
    'entry_time',
    'exit_time',
    'group_size',
    'paid_on',
  ];
  return `CREATE TABLE tours (\n  id bigserial PRIMARY KEY,\n  ${names.map((name) => `${name} text`).join(',\n  ')},\n  ${day} date\n);\n`;
}
