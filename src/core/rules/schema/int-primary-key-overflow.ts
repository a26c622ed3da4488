import type { Column, SqlDialect, Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { growthOf } from '../questions/growing-tables.ts';
import { dialectOf, sameColumn } from '../questions/index-cover.ts';
import { habitsOf } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
import { prose } from '../words/prose.ts';
import { isLookupTable } from '../words/table-words.ts';

export const intPrimaryKeyOverflow: Rule = {
  id: 'int-primary-key-overflow',
  area: 'schema',
  severity: severityOf('outage', 'possible', true),
  what: 'A table that grows counts its rows in 32 bits.',
  why: 'At 2,147,483,647 the next insert fails, and widening the key rewrites the table and every table that refers to it.',
  fix: 'Use bigint for keys that are counted up.',
  references: [
    'https://squawkhq.com/docs/prefer-bigint-over-int',
    'https://www.postgresql.org/docs/current/datatype-numeric.html',
  ],
  reads: ['tables', 'accesses', 'endpoints', 'operations', 'operationCalls', 'jobs', 'channels', 'components'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE visits (
  id serial PRIMARY KEY,
  page text NOT NULL
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
  check: ({ index }) => {
    const entries = entryPointsOf(index);
    const isAlone = index.system.endpoints.length === 0;
    const grows = (table: Table): boolean => isAlone || growthOf(index, entries, table.id) !== undefined;
    return habitsOf(index, (column, table) => isNarrowKey(column, table) && !isLookupTable(table) && grows(table)).map(
      ({ tables }) => {
        const names = tables.map(({ name }) => name);
        const adder = tables.map((table) => growthOf(index, entries, table.id)).find((growth) => growth !== undefined);
        return {
          title: `${shortList(names)} ${agree(names.length, 'counts its', 'count their')} rows in 32 bits`,
          message: prose(
            tables.some((table) => maySign(dialectOf(index, table)))
              ? 'At 2,147,483,647, or twice that where the key is unsigned, the next insert fails: at 100 rows a second that is after 248 or 497 days, at 1 a second after 68 years or more;'
              : 'At 2,147,483,647 the next insert fails: at 100 rows a second that is after 248 days, at 1 a second after 68 years;',
            'rows that are deleted or rolled back count as well.',
            adder === undefined ? undefined : `${adder.by.label} adds rows to ${names[0]}.`,
          ),
          fix: `Declare the ${names.length === 1 ? 'key' : 'keys'} as bigint${tables.every((table) => dialectOf(index, table) === 'postgresql') ? ' (`bigint GENERATED ALWAYS AS IDENTITY`)' : ''}, and the columns that refer to ${names.length === 1 ? 'it' : 'them'} too.`,
          evidence: evidenceChain(
            tables.map((table) => keyColumn(table)?.evidence ?? table.evidence[0]),
            adder?.evidence,
          ),
          subjects: tables.map(({ id }) => id),
        };
      },
    );
  },
};

/** A key of two bytes is a decision for a table that stays small. Where no key is declared, `id` is meant to be it. */
function isNarrowKey(column: Column, table: Table): boolean {
  const [key = 'id', ...others] = table.primaryKey;
  if (others.length > 0 || !sameColumn(key, column.name)) return false;
  const isParent = table.foreignKeys.some((foreign) => foreign.columns.some((name) => sameColumn(name, key)));
  return (
    !isParent &&
    table.dialect !== 'sqlite' &&
    /^(?:int|integer|int4|serial|serial4|mediumint)\b(?!.*\[)/.test(column.type)
  );
}

/** Builders of migrations make unsigned keys for MySQL, and their tables say nothing of it. */
function maySign(dialect: SqlDialect): boolean {
  return dialect === 'mysql' || dialect === 'generic';
}

function keyColumn(table: Table): Column | undefined {
  const [key = 'id'] = table.primaryKey;
  return table.columns.find(({ name }) => sameColumn(name, key));
}
