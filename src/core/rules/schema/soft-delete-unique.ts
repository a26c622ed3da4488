import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const softDeleteUnique: Rule = {
  id: 'soft-delete-unique',
  area: 'schema',
  severity: severityOf('friction', 'likely'),
  what: 'Rows are marked as deleted, and a unique constraint counts them all the same.',
  why: 'What was deleted blocks its name for ever: the same email cannot sign up again.',
  fix: 'Restrict the constraint to rows that are not deleted.',
  references: ['https://www.postgresql.org/docs/current/indexes-partial.html', 'https://brandur.org/soft-deletion'],
  reads: ['tables', 'accesses', 'operations'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE guides (
  id bigserial PRIMARY KEY,
  email text NOT NULL UNIQUE,
  deleted_at timestamptz
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE guides (
  id bigserial PRIMARY KEY,
  email text NOT NULL,
  deleted_at timestamptz
);
CREATE UNIQUE INDEX guides_email_key ON guides (email) WHERE deleted_at IS NULL;
`,
    },
  },
  check: ({ index }) =>
    index.system.tables.flatMap((table) => {
      const mark = table.columns.find(({ name }) => /^(?:deleted_?at|is_?deleted|deleted)$/i.test(name));
      const blocking =
        mark === undefined || !isMarking(index, table, mark.name)
          ? []
          : table.indexes.filter(
              (entry) => entry.unique && entry.where === undefined && isNatural(table, entry.columns, mark.name),
            );
      return blocking.map((entry) => ({
        title: `A deleted row of ${table.name} keeps its ${entry.columns.join(', ')} for ever`,
        message: prose(
          `${table.name} marks rows in ${mark?.name} instead of removing them,`,
          `and (${entry.columns.join(', ')}) is unique over all rows, so the value cannot be used again.`,
        ),
        fix:
          table.dialect === 'mysql'
            ? `Take a column into the key that is constant while the row lives and its id afterwards.`
            : `\`CREATE UNIQUE INDEX ON ${table.name} (${entry.columns.join(', ')}) WHERE ${mark?.name} IS NULL;\` in place of the constraint.`,
        evidence: evidenceChain(entry.evidence, mark?.evidence, table.evidence[0]),
        subjects: [table.id, entry.columns.join()],
      }));
    }),
};

/** Code that sets the mark and leaves the rest of the row as it was. Without any code, the column speaks for itself. */
function isMarking(index: SystemIndex, table: Table, mark: string): boolean {
  if (index.system.operations.length === 0) return true;
  const marking = index
    .accessesOfTable(table.id)
    .filter(({ verb, columns }) => verb === 'update' && columns.some((column) => sameColumn(column, mark)));
  return marking.some(({ columns }) => columns.length === 1);
}

/** Tokens, ids of others and the like never come back, so that nothing is blocked. */
function isNatural(table: Table, columns: readonly string[], mark: string): boolean {
  if (columns.some((column) => column.toLowerCase() === mark.toLowerCase() || column.startsWith('('))) return false;
  const types = columns.map((name) => table.columns.find((column) => column.name === name)?.type ?? '');
  return (
    columns.some((name) => /(?:^|_)(?:email|slug|name|username|login|handle|phone|sku|title)$|^code$/i.test(name)) &&
    !types.includes('uuid')
  );
}
