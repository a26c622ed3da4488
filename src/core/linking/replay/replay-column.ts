import type { SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { namesColumn, withColumnRenamed } from './expression-columns.ts';
import { sameName, setNullable, type TableDraft } from './table-draft.ts';

/** With a column go the keys, indexes and checks that hold it. */
export function dropColumn(draft: TableDraft, name: string): void {
  const without = (columns: readonly string[]): boolean => !columns.some((column) => sameName(column, name));
  const holds = (expression: string | undefined): boolean => namesColumn(expression, name);
  draft.columns.delete(name.toLowerCase());
  draft.indexes = draft.indexes.filter(
    (index) => without(index.columns) && ![...index.columns.filter(isExpression), index.where].some(holds),
  );
  draft.checks = draft.checks.filter((check) => !holds(check.expression));
  draft.foreignKeys = draft.foreignKeys.filter((key) => without(key.columns));
  if (!without(draft.primaryKey)) draft.primaryKey = [];
}

/** Keys, indexes and references of other tables follow the new name. */
export function renameColumn(
  drafts: ReadonlyMap<string, TableDraft>,
  draft: TableDraft,
  from: string,
  to: string,
): void {
  const renamed = (columns: readonly string[]): readonly string[] =>
    columns.map((column) => (sameName(column, from) ? to : column));
  const within = (expression: string): string => withColumnRenamed(expression, from, to);
  const columns = [...draft.columns.values()].map((column) =>
    sameName(column.name, from) ? { ...column, name: to } : column,
  );
  draft.columns.clear();
  for (const column of columns) draft.columns.set(column.name.toLowerCase(), column);
  draft.primaryKey = renamed(draft.primaryKey);
  draft.indexes = draft.indexes.map((index) => ({
    ...index,
    columns: renamed(index.columns).map((column) => (isExpression(column) ? within(column) : column)),
    ...(index.where === undefined ? {} : { where: within(index.where) }),
  }));
  draft.checks = draft.checks.map((check) => ({ ...check, expression: within(check.expression) }));
  draft.foreignKeys = draft.foreignKeys.map((key) => ({ ...key, columns: renamed(key.columns) }));
  for (const other of drafts.values()) {
    other.foreignKeys = other.foreignKeys.map(({ references, ...key }) => ({
      ...key,
      references: sameName(references.table, draft.name)
        ? { ...references, columns: renamed(references.columns) }
        : references,
    }));
  }
}

/** Indexes keep expressions in parentheses, beside the names of columns. */
function isExpression(column: string): boolean {
  return column.startsWith('(');
}

export function alterColumn(draft: TableDraft, statement: SchemaStatement & { readonly kind: 'alter-column' }): void {
  const key = statement.column.toLowerCase();
  const column = draft.columns.get(key);
  if (column === undefined) return;
  const fallback = statement.default === undefined ? column.default : (statement.default ?? undefined);
  draft.columns.set(key, { ...column, type: statement.type ?? column.type, default: fallback });
  if (statement.nullable !== undefined) setNullable(draft, statement.column, statement.nullable);
}
