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
                `Every ${pair.value} has one type, whatever it means, and nothing says which ${pair.name} must be there;`,
                `to show a thing with five attributes, five rows of ${table.name} are found and put together.`,
              ),
              fix: `Make the names that the code knows columns, and keep what is left in a jsonb column.`,
              evidence: evidenceChain(table.evidence[0]),
              subjects: [table.id],
            },
          ];
    }),
};

/** A name and a value of one attribute, in a table whose rows belong to something else. */
function pairOf(table: Table): { readonly name: string; readonly value: string } | undefined {
  if (table.columns.length > 7 || settings.test(table.name) || !belongs(table)) return undefined;
  const columns = table.columns.map((column) => ({ name: column.name, said: snake(column.name), type: column.type }));
  const names = columns.filter(({ name, said }) => attributeName.test(said) && !isOwnKey(table, name));
  for (const value of columns.filter(({ said, type }) => isValue.test(said) && !/^(?:jsonb?|\w*blob)/.test(type))) {
    const stem = value.said.replace(/_?val(?:ue)?$/, '');
    const name = names.find(({ said }) => stemOf(said) === stem) ?? names.find(() => stem === '');
    const isPlain = stem === '' && name === undefined && keepsAttributes.test(snake(table.name));
    const plain = isPlain ? columns.find(({ said }) => said === 'name' || said === 'key') : undefined;
    if ((name ?? plain) !== undefined) return { name: (name ?? plain)?.name ?? '', value: value.name };
  }
  return undefined;
}

const attribute = '(?:custom_|extra_|user_)?(?:attr|attribute|meta|property|prop|field|param|characteristic)';
/** What the row says something of: by its name, or by a key of a table of names. */
const attributeName = new RegExp(`^(?:${attribute}\\w*?_?(?:name|key|id)|${attribute})$`);
const isValue = new RegExp(`^(?:${attribute}\\w*?_)?val(?:ue)?$`);
const keepsAttributes = new RegExp(`(?:^|_)(?:${attribute}|propertie|metadata)s?(?:_value)?s?$`);
const settings = /settings?|config|preference|option|translation|locale/i;

function stemOf(said: string): string {
  return said.replace(/_?(?:name|key|id)$/, '');
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** By a foreign key, or by a column that names another table's key. */
function belongs(table: Table): boolean {
  return (
    table.foreignKeys.length > 0 || table.columns.some(({ name }) => /_id$|Id$/.test(name) && !isOwnKey(table, name))
  );
}

function isOwnKey({ primaryKey }: Table, name: string): boolean {
  return primaryKey.length === 1 && primaryKey[0] === name;
}
