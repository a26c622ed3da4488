import type { Column, Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

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
          if (open === undefined) return [];
          const others = entry.columns.filter((column) => !sameColumn(column, open.name)).join(', ');
          return [
            {
              title: `${table.name} (${entry.columns.join(', ')}) is not unique where ${open.name} is null`,
              message: prose(
                `${open.name} may be empty, and two empty values count as different:`,
                `the same ${others} gets in again and again.`,
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

/** A reference has no value that stands for none, and may be empty on purpose. */
function fixOf(table: Table, columns: readonly string[], open: Column): string {
  if (table.dialect === 'postgresql')
    return `\`ALTER TABLE ${table.name} ALTER COLUMN ${open.name} SET NOT NULL;\`, or UNIQUE NULLS NOT DISTINCT from PostgreSQL 15 on.`;
  const refers = table.foreignKeys.some((key) => key.columns.some((name) => sameColumn(name, open.name)));
  if (!refers) return `Make ${table.name}.${open.name} NOT NULL, with a value that stands for none.`;
  const others = columns.filter((column) => !sameColumn(column, open.name)).join(', ');
  return `Make ${table.name}.${open.name} NOT NULL where every row has one; else add a second unique index on (${others}) of the rows where it is null.`;
}
