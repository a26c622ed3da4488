import type { SystemIndex } from '../../model/system-index.ts';
import type { ForeignKey, Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { hasColumn, sameColumn } from '../questions/index-cover.ts';
import { isWritten } from '../questions/written-tables.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';

export const danglingForeignKey: Rule = {
  id: 'dangling-foreign-key',
  area: 'schema',
  severity: severityOf('outage', 'certain', true),
  what: 'A foreign key names a column that its own table or the other one does not have.',
  why: 'The database refuses the statement, so that the schema cannot be made from these files.',
  fix: 'Name the column that is there, or add it.',
  references: [
    'https://azimutt.app/docs/database-analysis',
    'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK',
  ],
  reads: ['tables'],
  examples: { bad: museum('code'), good: museum('id') },
  check: ({ index }) =>
    index.system.tables.filter(isWritten).flatMap((table) =>
      table.foreignKeys.flatMap((key) => {
        const lost = lostColumn(index, table, key);
        if (lost === undefined) return [];
        const name = `${lost.table.name}.${lost.column}`;
        return [
          {
            title: `A foreign key of ${table.name} names ${name}, which is not there`,
            message: `After all statements that were read ${lost.table.name} has no column ${lost.column}, so that PostgreSQL and MySQL stop at the constraint.`,
            fix: `Refer to a column of ${lost.table.name} that is there, or add ${lost.column} before the key.`,
            evidence: evidenceChain(key.evidence, lost.table.evidence[0]),
            lookedAt: lost.table.columns.map((column) => `${lost.table.name}.${column.name}`),
            subjects: [table.id, name],
          },
        ];
      }),
    ),
};

function museum(column: string): Record<string, string> {
  return {
    'schema.sql': `CREATE TABLE guides (
  id bigserial PRIMARY KEY
);
CREATE TABLE tours (
  id bigserial PRIMARY KEY,
  guide_id bigint NOT NULL REFERENCES guides (${column})
);
CREATE INDEX tours_guide ON tours (guide_id);
`,
  };
}

interface Lost {
  readonly table: Table;
  readonly column: string;
}

/** A table that is not there may be made elsewhere, by an extension or another team; columns are all or none. */
function lostColumn(index: SystemIndex, table: Table, { columns, references }: ForeignKey): Lost | undefined {
  const own = columns.find((column) => !hasColumn(table, column));
  if (own !== undefined) return { table, column: own };
  const named = index.system.tables.filter((other) => sameColumn(other.name, references.table));
  const [parent, another] = named;
  if (parent === undefined || another !== undefined || !isWritten(parent) || parent.store !== table.store)
    return undefined;
  const column = references.columns.find((each) => !hasColumn(parent, each));
  return column === undefined ? undefined : { table: parent, column };
}
