import { evidenceChain } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const foreignKeyTypeMismatch: Rule = {
  id: 'foreign-key-type-mismatch',
  area: 'schema',
  severity: severityOf('slowdown', 'possible'),
  what: 'A foreign key has another type than the column it refers to.',
  why: 'Values that fit one side do not fit the other, and comparing them converts one side and may miss its index.',
  fix: 'Give both columns one type.',
  references: [
    'https://azimutt.app/docs/database-analysis',
    'https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE guides (
  id bigserial PRIMARY KEY
);
CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  guide_id integer NOT NULL REFERENCES guides (id)
);
CREATE INDEX tours_guide ON tours (guide_id);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE guides (
  id bigserial PRIMARY KEY
);
CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  guide_id bigint NOT NULL REFERENCES guides (id)
);
CREATE INDEX tours_guide ON tours (guide_id);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables.flatMap((table) =>
      table.foreignKeys.flatMap((key) => {
        const parents = index.tablesNamed(table.store, key.references.table);
        const [parent] = parents;
        if (parent === undefined || parents.length > 1 || key.columns.length !== 1) return [];
        const column = table.columns.find(({ name }) => sameColumn(name, key.columns[0] ?? ''));
        const target = key.references.columns[0] ?? parent.primaryKey[0] ?? '';
        const referred = parent.columns.find(({ name }) => sameColumn(name, target));
        if (column === undefined || referred === undefined) return [];
        const [own, theirs] = [kindOf(column.type), kindOf(referred.type)];
        if (own === undefined || theirs === undefined || own === theirs) return [];
        return [
          {
            title: `${table.name}.${column.name} is ${column.type}, ${parent.name}.${referred.name} is ${referred.type}`,
            message: prose(
              own === 'integer' && theirs === 'bigint'
                ? `From the 2,147,483,648th row of ${parent.name} on, ${table.name} cannot refer to it.`
                : 'The database converts one of them for each comparison, and an index over the converted side is of no use.',
            ),
            fix: `Declare ${table.name}.${column.name} as ${theirs === 'bigint' ? 'bigint' : referred.type}.`,
            evidence: evidenceChain(column.evidence, key.evidence, referred.evidence, parent.evidence[0]),
            subjects: [table.id, column.name],
          },
        ];
      }),
    ),
};

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(?:bigint|int8|bigserial|serial8)/, 'bigint'],
  [/^(?:int|integer|int4|serial|serial4|mediumint)\b/, 'integer'],
  [/^(?:smallint|int2|smallserial|tinyint)/, 'smallint'],
  [/^(?:uuid|uniqueidentifier)/, 'uuid'],
  [/^(?:text|n?varchar|character varying)/, 'text'],
];

function kindOf(type: string): string | undefined {
  return kinds.find(([pattern]) => pattern.test(type))?.[1];
}
