import type { Index, SqlDialect, Table } from '../../model/table.ts';
import { dialectOf, sameColumn } from '../questions/index-cover.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const missingPrimaryKey: Rule = {
  id: 'missing-primary-key',
  area: 'schema',
  severity: severityOf('slowdown', 'likely'),
  what: 'A table has no primary key.',
  why: 'Rows cannot be told apart, updated or deleted one by one, and logical replication stops at the first change.',
  fix: 'Give the table a key, of its own or of the columns that identify a row.',
  references: [
    'https://supabase.github.io/splinter/0004_no_primary_key/',
    'https://www.postgresql.org/docs/current/logical-replication-publication.html',
  ],
  reads: ['tables', 'accesses', 'components'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE visits (
  page text NOT NULL,
  visitor text NOT NULL
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE visits (
  page text NOT NULL,
  visitor text NOT NULL,
  PRIMARY KEY (page, visitor)
);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables
      .filter((table) => isWritten(table) && table.primaryKey.length === 0 && !isDerived(table))
      .flatMap((table) => {
        const unique = uniqueOf(table);
        const dialect = dialectOf(index, table);
        // Only PostgreSQL tells a unique key of required columns from the primary one.
        if (unique !== undefined && dialect !== 'postgresql') return [];
        return [
          {
            severity: unique === undefined ? undefined : 'low',
            title: `${table.name} has no primary key`,
            message: prose(
              unique === undefined
                ? `The same row may stand in ${table.name} twice, and a statement that names its columns changes both.`
                : `(${unique.columns.join(', ')}) is unique, but it is not declared as the key.`,
              dialect === 'postgresql'
                ? 'Once the table is published for logical replication, PostgreSQL refuses UPDATE and DELETE on it unless a REPLICA IDENTITY is set.'
                : undefined,
            ),
            fix:
              unique === undefined
                ? `Make the columns of ${table.name} that identify a row its PRIMARY KEY, or add ${ownKey(dialect)}.`
                : `Make (${unique.columns.join(', ')}) the PRIMARY KEY of ${table.name}.`,
            evidence: table.evidence.slice(0, 1),
            subjects: [table.id],
          },
        ];
      }),
};

/** A unique key that every row has: it tells rows apart as well as a primary one. */
function uniqueOf(table: Table): Index | undefined {
  const required = (name: string): boolean =>
    table.columns.some((column) => sameColumn(column.name, name) && !column.nullable);
  return table.indexes.find(
    ({ unique, where, columns }) => unique && where === undefined && columns.every((name) => required(name)),
  );
}

function ownKey(dialect: SqlDialect): string {
  if (dialect === 'postgresql') return 'an `id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY`';
  if (dialect === 'mysql') return 'an `id BIGINT AUTO_INCREMENT PRIMARY KEY`';
  return dialect === 'sqlite' ? 'an `id INTEGER PRIMARY KEY` in a new table that takes its rows' : 'an `id` as its key';
}

/** Partitions and staging tables take their rows from elsewhere, and their key stands there. */
function isDerived(table: Table): boolean {
  return /(?:^|_)(?:staging|stage|tmp|temp|import|backup|bak|old|part|p?\d{4,})(?:_|\d|$)/i.test(table.name);
}
