import { evidenceChain } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { isOfLibrary } from '../words/library-tables.ts';
import { prose } from '../words/prose.ts';
import { isBookkeepingTable } from '../words/table-words.ts';

export const polymorphicRelation: Rule = {
  id: 'polymorphic-relation',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'A column refers to one of several tables, and a second column says which.',
  why: 'No foreign key can watch it: rows that refer to nothing stay when their parent goes.',
  fix: 'Use one nullable foreign key for each parent with a check that exactly one is set, or a common parent table.',
  references: [
    'https://docs.gitlab.com/development/database/polymorphic_associations/',
    'https://pragprog.com/titles/bksap1/sql-antipatterns-volume-1/',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE comments (
  id bigserial PRIMARY KEY,
  subject_type text NOT NULL,
  subject_id bigint NOT NULL
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE comments (
  id bigserial PRIMARY KEY,
  body text NOT NULL
);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables
      .filter((table) => !isBookkeepingTable(table.name) && !isHistory(table.name) && !isOfLibrary(table.name))
      .flatMap((table) =>
        table.columns.flatMap((column) => {
          const stem = /^(.+?)_?[tT]ype$/.exec(column.name)?.[1];
          const id = table.columns.find(({ name }) => [`${stem}_id`, `${stem}Id`].includes(name));
          if (stem === undefined || id === undefined || !isText(column.type)) return [];
          if (table.foreignKeys.some((key) => key.columns.some((name) => sameColumn(name, id.name)))) return [];
          return [
            {
              title: `${table.name}.${id.name} refers to whatever ${column.name} says`,
              message: prose(
                `${column.name} says what ${id.name} refers to, so no foreign key can check it:`,
                `that rows of ${table.name} have a parent is kept by code alone.`,
              ),
              fix: 'Where the database should keep it: one nullable foreign key for each kind of parent, with a check that exactly one is set.',
              evidence: evidenceChain(id.evidence, column.evidence, table.evidence[0]),
              subjects: [table.id, id.name],
            },
          ];
        }),
      ),
};

/** What has happened keeps its words when the row that it was about is gone. */
function isHistory(table: string): boolean {
  return /(?:^|_)(?:events?|activit(?:y|ies)|audits?|logs?|histor(?:y|ies))$/i.test(table);
}

function isText(type: string): boolean {
  return /^(?:text|n?varchar|character varying|string)/.test(type);
}
