import type { Column, Table } from '../../model/table.ts';
import { listed } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { quoter } from '../words/quoted-name.ts';

export const duplicatedColumn: Rule = {
  id: 'duplicated-column',
  area: 'schema',
  severity: severityOf('friction', 'likely'),
  what: 'One table has two columns whose names differ in their spelling alone.',
  why: 'One part of the code writes the first and another reads the second, and both seem to work.',
  fix: 'Keep one, and copy the values of the other before it is dropped.',
  references: [
    'https://pragprog.com/titles/bksap1/sql-antipatterns-volume-1/',
    'https://en.wikipedia.org/wiki/Single_source_of_truth',
  ],
  reads: ['tables'],
  examples: { bad: visits(',\n  visitorId bigint'), good: visits('') },
  check: ({ index }) =>
    index.system.tables.filter(isWritten).flatMap((table) =>
      twinsOf(table).map((columns) => {
        const names = columns.map(({ name }) => name);
        const quote = quoter(table.dialect);
        const [one = '', other = ''] = names.map(quote);
        return {
          title: `${table.name} has ${listed(names)}, which are one name`,
          message: prose(
            `${listed(names)} differ in their spelling alone, and nothing in the schema says which of them is right`,
            'where they hold different values.',
          ),
          fix: `Choose one, \`UPDATE ${quote(table.name)} SET ${one} = COALESCE(${one}, ${other});\`, and drop the other once no code names it.`,
          evidence: evidenceChain(
            columns.map(({ evidence }) => evidence),
            table.evidence[0],
          ),
          subjects: [table.id, ...names],
        };
      }),
    ),
};

function visits(more: string): Record<string, string> {
  return {
    'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  visitor_id bigint NOT NULL${more}
);
`,
  };
}

function twinsOf(table: Table): readonly NonEmpty<Column>[] {
  const groups = groupBy(table.columns, ({ name }) => name.toLowerCase().replace(/[_\s-]/g, ''));
  return [...groups.values()].filter((same) => same.length > 1);
}
