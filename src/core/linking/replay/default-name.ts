import type { ConstraintDefinition } from '../../syntax/sql/schema-statement.ts';
import type { TableDraft } from './table-draft.ts';

/**
 * The name that a database gives a constraint which has none, as later steps of a history drop it by that name. MySQL
 * numbers its foreign keys, which no history relies on. Libraries with models have ways of naming of their own.
 */
export function defaultName(draft: TableDraft, constraint: ConstraintDefinition): string | undefined {
  if (draft.origin === 'model') return undefined;
  if (draft.dialect === 'mysql') return constraint.constraint === 'unique' ? constraint.columns[0] : undefined;
  if (draft.dialect === 'sqlite' || draft.dialect === 'sqlserver') return undefined;
  if (constraint.constraint === 'primary-key') return postgresqlName(draft.name, [], 'pkey');
  if (constraint.constraint === 'check') return undefined;
  return postgresqlName(draft.name, constraint.columns, constraint.constraint === 'unique' ? 'key' : 'fkey');
}

export function defaultIndexName(draft: TableDraft, columns: readonly string[]): string | undefined {
  if (draft.origin === 'model') return undefined;
  if (draft.dialect === 'mysql') return columns[0];
  if (draft.dialect === 'sqlite' || draft.dialect === 'sqlserver') return undefined;
  const names = columns.map((column) => (column.startsWith('(') ? 'expr' : column));
  return postgresqlName(draft.name, names, 'idx');
}

/** PostgreSQL shortens the longer of table and columns until the whole fits into 63 bytes. */
function postgresqlName(table: string, columns: readonly string[], suffix: string): string {
  let first = table;
  let second = columns.join('_');
  const room = nameLimit - suffix.length - (second === '' ? 1 : 2);
  while (first.length + second.length > room) {
    if (first.length > second.length) first = first.slice(0, -1);
    else second = second.slice(0, -1);
  }
  return [first, second, suffix].filter((part) => part !== '').join('_');
}

const nameLimit = 63;
