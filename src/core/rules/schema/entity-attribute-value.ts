import type { Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const entityAttributeValue: Rule = {
  id: 'entity-attribute-value',
  area: 'schema',
  severity: severityOf('friction', 'likely'),
  what: 'A table stores names and values of attributes instead of columns.',
  why: 'The database knows neither types nor required attributes, and a row of the thing is a join for each attribute.',
  fix: 'Make the attributes that are known columns, and keep the rest in one JSON column.',
  references: [
    'https://en.wikipedia.org/wiki/Entity%E2%80%93attribute%E2%80%93value_model',
    'https://pragprog.com/titles/bksap1/sql-antipatterns-volume-1/',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE visit_attributes (
  visit_id bigint NOT NULL,
  attr_name text NOT NULL,
  attr_value text,
  PRIMARY KEY (visit_id, attr_name)
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE visits (
  visit_id bigserial PRIMARY KEY,
  weather text,
  guide text,
  other jsonb
);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables.flatMap((table) => {
      const pair = pairOf(table);
      return pair === undefined
        ? []
        : [
            {
              title: `${table.name} keeps attributes as rows: ${pair.name}, ${pair.value}`,
              message: prose(
                `Every value is text, whatever it means, and nothing says which ${pair.name} must be there;`,
                `to show a thing with five attributes, five rows of ${table.name} are found and put together.`,
              ),
              fix: `Make the names that the code knows columns, and keep what is left in a jsonb column.`,
              evidence: evidenceChain(table.evidence[0]),
              subjects: [table.id],
            },
          ];
    }),
};

/** A name and a value with one stem, in a table whose rows belong to something else. */
function pairOf(table: Table): { readonly name: string; readonly value: string } | undefined {
  const names = table.columns.map((column) => column.name);
  const belongs =
    table.foreignKeys.length > 0 || (table.primaryKey.length > 1 && names.some((name) => /_id$|Id$/.test(name)));
  if (!belongs || table.columns.length > 7) return undefined;
  const value = names.find((name) => valueName.test(name));
  const stem = value === undefined ? undefined : valueName.exec(value)?.[1];
  const name = names.find((each) => [`${stem}_name`, `${stem}_key`, `${stem}Name`, `${stem}Key`].includes(each));
  return name === undefined || value === undefined ? undefined : { name, value };
}

const valueName = /^((?:attr|attribute|meta|property|prop|field|param|option)\w*?)_?[vV]alue$/;
