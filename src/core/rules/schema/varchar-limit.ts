import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { habitsOf } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';

export const varcharLimit: Rule = {
  id: 'varchar-limit',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
  what: 'Text columns carry the limit that somebody once typed everywhere, such as varchar(255).',
  why: 'The limit saves nothing in PostgreSQL, and the day it is too short, changing it takes a lock on the table.',
  fix: 'Use text, and a CHECK where a length is a rule of the business.',
  references: [
    'https://squawkhq.com/docs/prefer-text-field',
    'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_varchar.28n.29_by_default',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  page varchar(255) NOT NULL
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
        table.dialect === 'postgresql' && /^(?:varchar|character varying)\s*\((?:191|255|256)\)$/.test(column.type),
    ).map(({ columns, tables }) => {
      const names = columns.map(({ table, column }) => `${table.name}.${column.name}`);
      return {
        title: `${shortList(names)} ${agree(names.length, 'is', 'are')} cut off by habit`,
        message:
          'PostgreSQL stores varchar(255) exactly like text. The number is a rule that nobody has stated, and the first longer value is an error for a user.',
        fix: `Declare ${shortList(names)} as text, or state the rule: \`CHECK (length(${columns[0]?.column.name}) <= …)\`, which can be changed as NOT VALID without a lock.`,
        evidence: evidenceChain(columns.map(({ column, table }) => column.evidence ?? table.evidence[0])),
        subjects: tables.map(({ id }) => id),
      };
    }),
};
