import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { habitsOf } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
import { quoter } from '../words/quoted-name.ts';

export const timestampWithoutZone: Rule = {
  id: 'timestamp-without-zone',
  area: 'schema',
  severity: severityOf('friction', 'likely'),
  what: 'A column stores a moment without saying in which time zone.',
  why: 'The same value means different moments to clients in different zones, and an hour repeats when clocks change.',
  fix: 'Use timestamptz, which stores the moment itself.',
  references: [
    'https://squawkhq.com/docs/prefer-timestamptz',
    'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_timestamp_.28without_time_zone.29',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  arrived_at timestamp NOT NULL
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  arrived_at timestamptz NOT NULL
);
`,
    },
  },
  check: ({ index }) =>
    habitsOf(
      index,
      (column, table) =>
        table.dialect === 'postgresql' && /^timestamp(?:\s*\(\d\))?(?: without time zone)?$/.test(column.type),
    ).map(({ columns, tables }) => {
      const quote = quoter('postgresql');
      const names = columns.map(({ table, column }) => `${table.name}.${column.name}`);
      return {
        title: `${shortList(names)} ${agree(names.length, 'does', 'do')} not say in which zone`,
        message:
          '`timestamp` keeps what the clock on the wall showed and not where the wall was: a session in another zone reads another moment, and in autumn one hour happens twice.',
        fix: `Declare ${shortList(names)} as timestamptz: \`ALTER TABLE ${quote(tables[0]?.name ?? '')} ALTER COLUMN ${quote(columns[0]?.column.name ?? '')} TYPE timestamptz USING ${quote(columns[0]?.column.name ?? '')} AT TIME ZONE 'UTC';\``,
        evidence: evidenceChain(columns.map(({ column, table }) => column.evidence ?? table.evidence[0])),
        subjects: tables.map(({ id }) => id),
      };
    }),
};
