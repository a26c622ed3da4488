import type { SqlDialect, Table } from '../../model/table.ts';
import { dialectOf } from '../questions/index-cover.ts';
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
      .map((table) => {
        const unique = table.indexes.find((entry) => entry.unique && entry.where === undefined);
        return {
          severity: unique === undefined ? undefined : 'low',
          title: `${table.name} has no primary key`,
          message: prose(
            unique === undefined
              ? 'Two equal rows are both there or both gone: no statement can name one of them.'
              : `(${unique.columns.join(', ')}) is unique, but replication and tools ask for the key.`,
            refusalOf(dialectOf(index, table)),
          ),
          fix:
            unique === undefined
              ? `Name the columns of ${table.name} that identify a row as PRIMARY KEY, or add an \`id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY\`.`
              : `Make (${unique.columns.join(', ')}) the PRIMARY KEY of ${table.name}.`,
          evidence: table.evidence.slice(0, 1),
          subjects: [table.id],
        };
      }),
};

/** What a replica that is fed row by row does without a key. */
function refusalOf(dialect: SqlDialect): string {
  if (dialect === 'mysql') return 'A replica of MySQL looks through the whole table for each row that changes.';
  if (dialect === 'sqlite' || dialect === 'sqlserver') return '';
  return 'PostgreSQL refuses UPDATE and DELETE on a replicated table without one.';
}

/** Partitions and staging tables take their rows from elsewhere, and their key stands there. */
function isDerived(table: Table): boolean {
  return /(?:^|_)(?:staging|stage|tmp|temp|import|backup|bak|old|part|p?\d{4,})(?:_|\d|$)/i.test(table.name);
}
