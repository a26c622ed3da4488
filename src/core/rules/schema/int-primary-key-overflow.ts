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
import { isBookkeepingTable, isLookupTable } from '../words/table-words.ts';

export const intPrimaryKeyOverflow: Rule = {
  id: 'int-primary-key-overflow',
  area: 'schema',
  severity: severityOf('friction', 'possible'),
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
        // What records happenings gets there first.
        const fastest = [...tables].sort((a, b) => haste(b) - haste(a))[0];
        const adder = fastest === undefined ? undefined : growthOf(index, entries, fastest.id);
        return {
          title: `${shortList(names)} ${agree(names.length, 'counts its', 'count their')} rows in 32 bits`,
          message: prose(
            tables.some((table) => maySign(dialectOf(index, table)))
              ? 'At 2,147,483,647, or 4,294,967,295 where the key is unsigned, the next insert fails;'
              : 'At 2,147,483,647 the next insert fails;',
            'rows that are deleted count as well.',
            adder === undefined ? undefined : `${adder.by.label} adds rows to ${fastest?.name}.`,
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

function haste({ name }: Table): number {
  return Number(isBookkeepingTable(name));
}

/** Builders of migrations make unsigned keys for MySQL, and their tables say nothing of it. */
function maySign(dialect: SqlDialect): boolean {
  return dialect === 'mysql' || dialect === 'generic';
}

function keyColumn(table: Table): Column | undefined {
  const [key = 'id'] = table.primaryKey;
  return table.columns.find(({ name }) => sameColumn(name, key));
}
