import type { Index, Table } from '../../model/table.ts';
import { listed } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { startsWithKey } from '../questions/same-key.ts';
import { isMadeByLibrary } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const unusedPrefixIndex: Rule = {
  id: 'unused-prefix-index',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'An index holds the first columns of another one.',
  why: 'The longer index answers the same searches, and every write keeps both.',
  fix: 'Drop the shorter index unless it is unique.',
  references: [
    'https://use-the-index-luke.com/sql/where-clause/the-equals-operator/concatenated-keys',
    'https://www.postgresql.org/docs/current/indexes-multicolumn.html',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  page text NOT NULL,
  day date NOT NULL
);
CREATE INDEX visits_page ON visits (page);
CREATE INDEX visits_page_day ON visits (page, day);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  page text NOT NULL,
  day date NOT NULL
);
CREATE INDEX visits_page_day ON visits (page, day);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables.flatMap((table) => {
      const spare = table.indexes.flatMap((entry) => coveredBy(table, entry));
      const [first] = spare;
      if (first === undefined) return [];
      const names = spare.map(({ entry }) => nameOf(table, entry));
      const others = spare
        .slice(1)
        .map(({ entry, longer }) => `(${longer.join(', ')}) answers all that ${nameOf(table, entry)} answers`);
      return [
        {
          title: `${table.name} (${first.longer.join(', ')}) answers all that ${nameOf(table, first.entry)} answers`,
          message: prose(
            `A search by ${first.entry.columns.join(', ')} walks the longer index from the left just as well,`,
            `and each write to ${table.name} keeps both.`,
            others.length === 0 ? undefined : `In the same way ${listed(others)}.`,
          ),
          fix: `Drop ${listed(names)}; keep one only where the longer index is many times larger and the search is the hottest.`,
          evidence: evidenceChain(
            spare.map(({ entry }) => entry.evidence),
            table.evidence[0],
          ),
          subjects: [table.id, ...spare.map(({ entry }) => `(${entry.columns.join()})`)],
        },
      ];
    }),
};

interface Spare {
  readonly entry: Index;
  readonly longer: readonly string[];
}

function coveredBy(table: Table, entry: Index): Spare[] {
  if (entry.unique || !isWhole(entry) || isMadeByLibrary(table, entry)) return [];
  const keys = [table.primaryKey, ...table.indexes.filter(isWhole).map((other) => other.columns)];
  const longer = keys.find((key) => key.length > entry.columns.length && startsWithKey(key, entry.columns));
  return longer === undefined ? [] : [{ entry, longer }];
}

function isWhole({ where, method }: Index): boolean {
  return where === undefined && method === undefined;
}

/** What is declared with its column has the name that a library makes up for it. */
function nameOf(table: Table, { name, columns, evidence: { file, line } }: Index): string {
  const isInline = table.columns.some(({ evidence }) => evidence?.file === file && evidence.line === line);
  return isInline || name === undefined ? `the index on (${columns.join(', ')})` : name;
}
