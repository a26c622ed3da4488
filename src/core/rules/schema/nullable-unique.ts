import type { Column, Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { quoter } from '../words/quoted-name.ts';
import { wordsOf } from '../words/words-of.ts';

export const nullableUnique: Rule = {
  id: 'nullable-unique',
  area: 'schema',
  severity: severityOf('friction', 'likely'),
  what: 'A unique constraint over several columns holds one that may be null.',
  why: 'Null differs from null, so that the same combination gets in any number of times where that column is empty.',
  fix: 'Make the column required, or declare the constraint NULLS NOT DISTINCT.',
  references: [
    'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-UNIQUE-CONSTRAINTS',
    'https://www.sqlite.org/nulls.html',
  ],
  reads: ['tables'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  day date NOT NULL,
  hall text,
  UNIQUE (day, hall)
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  day date NOT NULL,
  hall text NOT NULL,
  UNIQUE (day, hall)
);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables.filter(isWritten).flatMap((table) =>
      table.indexes
        .filter(
          (entry) =>
            entry.unique && entry.columns.length > 1 && entry.where === undefined && table.dialect !== 'sqlserver',
        )
        .flatMap((entry) => {
          const open = nullableOf(table, entry.columns);
          if (open === undefined || isOneValue(table, entry.columns)) return [];
          const others = entry.columns.filter((column) => !sameColumn(column, open.name)).join(', ');
          return [
            {
              title: `${table.name} (${entry.columns.join(', ')}) is not unique where ${open.name} is null`,
              message: prose(
                `${open.name} may be empty, and two empty values count as different:`,
                `nothing keeps the same ${others} from standing there twice with it.`,
              ),
              fix: fixOf(table, entry.columns, open),
              evidence: evidenceChain(entry.evidence, open.evidence, table.evidence[0]),
              subjects: [table.id, entry.columns.join()],
            },
          ];
        }),
    ),
};

function nullableOf(table: Table, columns: readonly string[]): Column | undefined {
  return table.columns.find(
    (column) =>
      column.nullable &&
      columns.some((name) => sameColumn(name, column.name)) &&
      !table.primaryKey.includes(column.name),
  );
}

/** `sso_provider` and `sso_id`: columns of one name that are all optional are filled together or not at all. */
function isOneValue(table: Table, columns: readonly string[]): boolean {
  const stems = new Set(columns.map((column) => wordsOf(column)[0]));
  const isOptional = (name: string): boolean =>
    table.columns.some((column) => sameColumn(column.name, name) && column.nullable);
  return stems.size === 1 && columns.every(isOptional);
}

/** A reference has no value that stands for none, and may be empty on purpose. */
function fixOf(table: Table, columns: readonly string[], open: Column): string {
  const others = columns.filter((column) => !sameColumn(column, open.name)).join(', ');
  const refers = table.foreignKeys.some((key) => key.columns.some((name) => sameColumn(name, open.name)));
  if (table.dialect === 'postgresql' && refers)
    return `UNIQUE NULLS NOT DISTINCT from PostgreSQL 15 on, or a second unique index on (${others}) \`WHERE ${open.name} IS NULL\`; where every row has one, make ${open.name} NOT NULL.`;
  if (table.dialect === 'postgresql')
    return `\`ALTER TABLE ${quoter(table.dialect)(table.name)} ALTER COLUMN ${quoter(table.dialect)(open.name)} SET NOT NULL;\`, or UNIQUE NULLS NOT DISTINCT from PostgreSQL 15 on.`;
  if (!refers) return `Make ${table.name}.${open.name} NOT NULL, with a value that stands for none.`;
  return `Make ${table.name}.${open.name} NOT NULL where every row has one; else add a second unique index on (${others}) of the rows where it is null.`;
}
