import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { habitsOf } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';

/** Codes of a fixed standard, such as countries and currencies, are as long as their column. */
const isCode = /\([1-3]\)$/;

export const charType: Rule = {
  id: 'char-type',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'A text column has a fixed length and is filled with blanks.',
  why: 'Values come back padded, comparisons with text of another length surprise, and nothing is saved or sped up.',
  fix: 'Use text, with a check where the length matters.',
  references: [
    'https://squawkhq.com/docs/ban-char-field',
    'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_char.28n.29',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  page char(80) NOT NULL
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  page text NOT NULL
);
`,
    },
  },
  check: ({ index }) =>
    habitsOf(
      index,
      (column, table) =>
        table.dialect === 'postgresql' &&
        /^(?:char|character|bpchar)\s*\(\d+\)$/.test(column.type) &&
        !isCode.test(column.type),
    ).map(({ columns, tables }) => {
      const names = columns.map(({ table, column }) => `${table.name}.${column.name}`);
      return {
        title: `${shortList(names)} ${agree(names.length, 'is', 'are')} filled up with blanks`,
        message:
          'PostgreSQL pads `char(n)` to n characters and stores the blanks, so it is neither smaller nor faster than text, and a value that is too short is accepted all the same.',
        fix: `Declare ${shortList(names)} as text; where the length matters add \`CHECK (length(${columns[0]?.column.name}) = …)\`.`,
        evidence: evidenceChain(columns.map(({ column, table }) => column.evidence ?? table.evidence[0])),
        subjects: tables.map(({ id }) => id),
      };
    }),
};
