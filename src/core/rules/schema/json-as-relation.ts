import type { SystemIndex } from '../../model/system-index.ts';
import type { Column, Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { joined } from '../words/words-of.ts';

export const jsonAsRelation: Rule = {
  id: 'json-as-relation',
  area: 'schema',
  severity: severityOf('friction', 'likely'),
  what: 'A column holds the keys of another table in JSON or an array.',
  why: 'No foreign key can watch over them, so that rows which are gone stay in the lists, and a join reads every row.',
  fix: 'Make a table with one row for each pair.',
  references: [
    'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK',
    'https://pragprog.com/titles/bksap1/sql-antipatterns-volume-1/',
  ],
  reads: ['tables'],
  examples: {
    bad: museum(`CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  guide_ids jsonb NOT NULL DEFAULT '[]'
);
`),
    good: museum(`CREATE TABLE tours (
  id bigserial PRIMARY KEY
);
CREATE TABLE tour_guides (
  tour_id bigint NOT NULL REFERENCES tours (id),
  guide_id bigint NOT NULL REFERENCES guides (id),
  PRIMARY KEY (tour_id, guide_id)
);
CREATE INDEX tour_guides_guide ON tour_guides (guide_id);
`),
  },
  check: ({ index }) =>
    index.system.tables.flatMap((table) => {
      // Stores of documents have no joins: lists of keys are their way.
      if (table.documents === true) return [];
      return table.columns.flatMap((column) => {
        const parent = parentOf(index, table, column);
        if (parent === undefined) return [];
        const pair = [table.name, parent.name].join('_');
        return [
          {
            title: `${table.name}.${column.name} keeps keys of ${parent.name} in ${kindOf(column)}`,
            message: prose(
              `The database does not know that ${column.name} refers to ${parent.name}: a row that is deleted there stays in the lists,`,
              `and to find the ${table.name} of one of the ${parent.name} it looks into every list.`,
            ),
            fix: `A table ${pair} with a foreign key to each side and a primary key over both.`,
            evidence: evidenceChain(column.evidence, table.evidence[0], parent.evidence[0]),
            subjects: [table.id, column.name, parent.id],
          },
        ];
      });
    }),
};

function museum(tours: string): Record<string, string> {
  return { 'schema.sql': `CREATE TABLE guides (\n  id bigserial PRIMARY KEY\n);\n${tours}` };
}

/** `guide_ids` beside a table guides. What is merely called like a table may hold copies of its rows. */
function parentOf({ system }: SystemIndex, { store }: Table, { name, type }: Column): Table | undefined {
  const stem = /^(.+?)_?ids$/i.exec(name)?.[1];
  const isList = /json|\[\]|\barray\b/i.test(type);
  if (stem === undefined || !isList) return undefined;
  return system.tables.find(
    (table) => table.store === store && table.columns.length > 0 && joined(table.name) === joined(stem),
  );
}

function kindOf({ type }: Column): string {
  return /json/i.test(type) ? 'JSON' : 'an array';
}
