import { evidenceChain } from '../questions/evidence-chain.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const listInColumn: Rule = {
  id: 'list-in-column',
  area: 'schema',
  severity: severityOf('friction', 'likely'),
  what: 'A text column holds a list of ids or values, separated by commas.',
  why: 'No foreign key watches the ids, no index finds one of them, and changing one rewrites the list.',
  fix: 'Give the values a table of their own, or at least an array with a GIN index.',
  references: [
    'https://pragprog.com/titles/bksap1/sql-antipatterns-volume-1/',
    'https://en.wikipedia.org/wiki/First_normal_form',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  guide_ids text
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY
);
CREATE TABLE visit_guides (
  visit_id bigint NOT NULL REFERENCES visits (id),
  guide_id bigint NOT NULL,
  PRIMARY KEY (visit_id, guide_id)
);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables.filter(isWritten).flatMap((table) =>
      table.columns
        .filter(
          ({ name, type }) =>
            listName.test(name) &&
            /^(?:text|n?varchar|character varying|longtext|mediumtext)/.test(type) &&
            !type.includes('['),
        )
        .map((column) => ({
          title: `${table.name}.${column.name} keeps a list in one column`,
          message: prose(
            `To find the rows of ${table.name} with one of the values, every list is read and searched;`,
            'a value that no longer exists stays in it unnoticed.',
          ),
          fix: `Create a table with one row for each value of a list of ${table.name}, and a position where their order counts.`,
          evidence: evidenceChain(column.evidence, table.evidence[0]),
          subjects: [table.id, column.name],
        })),
    ),
};

const listName = /(?:_ids|[a-z]Ids|_csv|_list|_array|comma_separated\w*)$/;
