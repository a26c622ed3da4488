import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const cloneTables: Rule = {
  id: 'clone-tables',
  area: 'schema',
  severity: severityOf('friction', 'likely'),
  what: 'One kind of row is spread over several tables of the same shape, such as one for each year.',
  why: 'Every query over time is a UNION that grows by a table a year, and every change of the shape is made in all of them.',
  fix: 'Use one table with the distinction as a column, partitioned by it where it is large.',
  references: [
    'https://www.postgresql.org/docs/current/ddl-partitioning.html',
    'https://pragprog.com/titles/bksap1/sql-antipatterns-volume-1/',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE visits_2024 (
  id bigserial PRIMARY KEY,
  page text NOT NULL
);
CREATE TABLE visits_2025 (
  id bigserial PRIMARY KEY,
  page text NOT NULL
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  page text NOT NULL,
  year integer NOT NULL
);
`,
    },
  },
  check: ({ index }) => {
    const numbered = index.system.tables.filter((table) => stemOf(table) !== '' && table.origin !== 'used');
    return [...groupBy(numbered, (table) => `${table.store} ${stemOf(table)}`).values()]
      .filter(([first, ...others]) => others.length > 0 && others.every((other) => isAlike(first, other)))
      .map((tables) => {
        const names = tables.map(({ name }) => name);
        return {
          title: `${shortList(names)} are one table in ${names.length} pieces`,
          message: prose(
            `They have the same columns and differ by what stands in their name,`,
            `so a question to all of them is a UNION of ${names.length}, and no key is unique across them.`,
          ),
          fix: `One table ${stemOf(tables[0])} with that as a column; \`PARTITION BY\` it where old pieces are dropped or read alone.`,
          evidence: evidenceChain(tables.map((table) => table.evidence[0])),
          subjects: tables.map(({ id }) => id),
        };
      });
  },
};

/** The name without the number, year, quarter or month that tells it from others; empty where there is none. */
function stemOf({ name }: Table): string {
  const stem = name
    .toLowerCase()
    .replace(piece, '')
    .replace(/__+|^_|_$/g, '');
  return stem === name.toLowerCase() ? '' : stem;
}

const piece =
  /(?:^|_)y?(?:19|20)\d\d(?:_?(?:q[1-4]|\d\d?))*(?=_|$)|_(?:q[1-4]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$|_?\d+$/g;

/** All columns of the smaller one stand in the other. */
function isAlike(one: Table, other: Table): boolean {
  const [small, large] = one.columns.length < other.columns.length ? [one, other] : [other, one];
  const names = new Set(large.columns.map(({ name }) => name.toLowerCase()));
  return small.columns.length > 1 && small.columns.every(({ name }) => names.has(name.toLowerCase()));
}
