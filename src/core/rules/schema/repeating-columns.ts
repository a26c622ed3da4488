import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const repeatingColumns: Rule = {
  id: 'repeating-columns',
  area: 'schema',
  severity: severityOf('friction', 'likely'),
  what: 'A table has numbered columns for several values of one thing.',
  why: 'A search has to ask each of them, one more value needs a migration, and gaps and doubles are possible.',
  fix: 'Give the values a table of their own with one row each.',
  references: [
    'https://en.wikipedia.org/wiki/First_normal_form',
    'https://pragprog.com/titles/bksap1/sql-antipatterns-volume-1/',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  tag1 text,
  tag2 text,
  tag3 text
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY
);
CREATE TABLE visit_tags (
  visit_id bigint NOT NULL REFERENCES visits (id),
  tag text NOT NULL,
  PRIMARY KEY (visit_id, tag)
);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables.flatMap((table) =>
      seriesOf(table).map(({ stem, columns }) => ({
        title: `${table.name} has ${columns.length} columns for ${stem}: ${shortList(columns, 4)}`,
        message: prose(
          `Who looks for one ${stem} compares ${columns.length} columns, each with an index of its own,`,
          `and a row with ${columns.length + 1} of them needs a migration.`,
        ),
        fix: `Create ${table.name}_${stem} with a row for each value and a foreign key to ${table.name}.`,
        evidence: evidenceChain(
          columns.map((name) => table.columns.find((column) => column.name === name)?.evidence),
          table.evidence[0],
        ),
        subjects: [table.id, stem],
      })),
    ),
};

/** Lines of an address are a text that is cut, and the order of the lines is its meaning. */
const lines = /(?:line|addr|address|street|sha|md|utf|base|h|x|y|z)_?$/i;

/** `tag1`, `tag2`, `tag3` or `player_1_id` …: three or more in a row, counted from 0 or 1, or a column for each year. */
function seriesOf(table: Table): { readonly stem: string; readonly columns: readonly string[] }[] {
  const numbered = table.columns.flatMap(({ name, type }) => {
    const [, stem = '', digits = '', suffix = ''] = counted.exec(name) ?? [];
    const number = Number(digits);
    const isKnown = digits.length < 3 || (number >= 1900 && number < 2100);
    if (digits === '' || !isKnown || lines.test(stem)) return [];
    return [{ stem: stem + suffix, name, type: type.replace(/\(.*/, ''), number }];
  });
  return [...groupBy(numbered, ({ stem, type }) => `${stem.toLowerCase()} ${type}`).values()].flatMap((series) => {
    const numbers = series.map(({ number }) => number).sort((a, b) => a - b);
    const first = numbers[0] ?? 9;
    const isCounted = (first <= 1 || first >= 1900) && numbers.every((number, at) => number === first + at);
    return series.length < 3 || !isCounted ? [] : [{ stem: series[0].stem, columns: series.map(({ name }) => name) }];
  });
}

const counted = /^(.*[A-Za-z])_?(\d{4}|\d{1,2})(_?(?:id|name|value|code|type|url|date|at|amount)|Id|Name|Value)?$/i;
