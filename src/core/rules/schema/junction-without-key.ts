import type { Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { quoter } from '../words/quoted-name.ts';

export const junctionWithoutKey: Rule = {
  id: 'junction-without-key',
  area: 'schema',
  severity: severityOf('slowdown', 'possible'),
  what: 'A table that links two others lets the same pair in twice.',
  why: 'A double click or a retry links the pair again, and every join then counts it twice.',
  fix: 'Make both columns together the primary key, or unique.',
  references: [
    'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-PRIMARY-KEYS',
    'https://en.wikipedia.org/wiki/Associative_entity',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE guides (
  id bigserial PRIMARY KEY
);
CREATE TABLE tours (
  id bigserial PRIMARY KEY
);
CREATE TABLE guides_tours (
  id bigserial PRIMARY KEY,
  guide_id bigint NOT NULL REFERENCES guides (id),
  tour_id bigint NOT NULL REFERENCES tours (id)
);
CREATE INDEX by_guide ON guides_tours (guide_id);
CREATE INDEX by_tour ON guides_tours (tour_id);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE guides (
  id bigserial PRIMARY KEY
);
CREATE TABLE tours (
  id bigserial PRIMARY KEY
);
CREATE TABLE guides_tours (
  guide_id bigint NOT NULL REFERENCES guides (id),
  tour_id bigint NOT NULL REFERENCES tours (id),
  PRIMARY KEY (guide_id, tour_id)
);
CREATE INDEX by_tour ON guides_tours (tour_id);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables.filter(isWritten).flatMap((table) => {
      const pair = pairOf(table);
      if (pair.length !== 2 || isUnique(table, pair)) return [];
      const parents = table.foreignKeys.map((key) => key.references.table).join(' and ');
      return [
        {
          title: `${table.name} may link the same ${parents} twice`,
          message: prose(
            `Nothing in ${table.name} says that a pair of ${pair.join(' and ')} stands there once:`,
            'unless the code looks first, a request that is sent twice links them twice, and a join then counts the pair twice.',
          ),
          fix: prose(
            'Once no pair stands there twice:',
            table.primaryKey.length === 0 && table.dialect !== 'sqlite'
              ? `\`ALTER TABLE ${quoter(table.dialect)(table.name)} ADD PRIMARY KEY (${pair.map(quoter(table.dialect)).join(', ')});\``
              : // SQLite adds no constraint to a table that is there.
                `\`CREATE UNIQUE INDEX ${[table.name, ...pair, 'key'].join('_')} ON ${table.name} (${pair.join(', ')});\``,
          ),
          evidence: evidenceChain(
            table.evidence[0],
            table.foreignKeys.map((key) => key.evidence),
          ),
          subjects: [table.id],
        },
      ];
    }),
};

/** Two foreign keys and nothing of its own but a number and stamps: the table says only that two things belong together. */
function pairOf(table: Table): string[] {
  const pair = table.foreignKeys.flatMap((key) => (key.columns.length === 1 ? key.columns : []));
  const own = table.columns.filter(({ name }) => !pair.some((column) => sameColumn(column, name)) && !bare.test(name));
  return own.length === 0 && table.foreignKeys.length === 2 ? pair : [];
}

const bare = /^id$|^(?:created|updated|inserted|added)_?(?:at|on)?$/i;

function isUnique(table: Table, pair: readonly string[]): boolean {
  const keys = [table.primaryKey, ...table.indexes.filter(({ unique }) => unique).map(({ columns }) => columns)];
  return keys.some((key) => key.length > 0 && key.every((column) => pair.some((name) => sameColumn(name, column))));
}
