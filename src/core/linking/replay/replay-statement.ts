import type { SqlDialect, Table } from '../../model/table.ts';
import type { SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { addColumn, addConstraint, newDraft, type Quote, setNullable, type TableDraft } from './table-draft.ts';

/** Tables by lower-case name, as they stand after the statements so far. */
export type Drafts = Map<string, TableDraft>;

export interface ReplayStep {
  readonly drafts: Drafts;
  readonly dialect: SqlDialect;
  readonly origin: Table['origin'];
  readonly quote: Quote;
}

/** Applies one statement. One that speaks of a table nobody created is applied to nothing. */
export function replayStatement(step: ReplayStep, statement: SchemaStatement): void {
  if (statement.kind === 'create-table') {
    createTable(step, statement);
    return;
  }
  if (statement.kind === 'drop-index') {
    for (const draft of step.drafts.values())
      draft.indexes = draft.indexes.filter((index) => !sameName(index.name, statement.name));
    return;
  }
  const draft = step.drafts.get(statement.table.toLowerCase());
  if (draft !== undefined) alterTable(step, draft, statement);
}

type Of<K extends SchemaStatement['kind']> = SchemaStatement & { readonly kind: K };

function createTable(step: ReplayStep, statement: Of<'create-table'>): void {
  const key = statement.table.toLowerCase();
  if (statement.ifNotExists && step.drafts.has(key)) return;
  const evidence = step.quote(statement.at, statement.end);
  const draft = newDraft(statement.table, statement.schema, step.dialect, step.origin, evidence);
  for (const column of statement.columns) addColumn(draft, column, step.quote);
  for (const constraint of statement.constraints) addConstraint(draft, constraint, step.quote);
  step.drafts.set(key, draft);
}

function alterTable(step: ReplayStep, draft: TableDraft, statement: SchemaStatement): void {
  switch (statement.kind) {
    case 'drop-table':
      step.drafts.delete(draft.name.toLowerCase());
      return;
    case 'rename-table':
      renameTable(step.drafts, draft, statement.to);
      return;
    case 'add-column':
      addColumn(draft, statement.column, step.quote);
      for (const constraint of statement.constraints) addConstraint(draft, constraint, step.quote);
      return;
    case 'drop-column':
      dropColumn(draft, statement.column);
      return;
    case 'rename-column':
      renameColumn(draft, statement.column, statement.to);
      return;
    case 'alter-column':
      alterColumn(draft, statement);
      return;
    case 'add-constraint':
      addConstraint(draft, statement.constraint, step.quote);
      return;
    case 'drop-constraint':
      dropConstraint(draft, statement.name);
      return;
    case 'create-index':
      draft.indexes.push({
        name: statement.name,
        columns: statement.columns,
        unique: statement.unique,
        where: statement.where,
        method: statement.method,
        evidence: step.quote(statement.at, statement.end),
      });
      return;
    default:
      if (statement.kind === 'comment' && statement.column !== undefined)
        comment(draft, statement.column, statement.text);
  }
}

function renameTable(drafts: Drafts, draft: TableDraft, to: string): void {
  drafts.delete(draft.name.toLowerCase());
  for (const other of drafts.values())
    other.foreignKeys = other.foreignKeys.map((key) =>
      sameName(key.references.table, draft.name) ? { ...key, references: { ...key.references, table: to } } : key,
    );
  draft.name = to;
  drafts.set(to.toLowerCase(), draft);
}

function dropColumn(draft: TableDraft, name: string): void {
  const without = (columns: readonly string[]): boolean => !columns.some((column) => sameName(column, name));
  draft.columns.delete(name.toLowerCase());
  draft.indexes = draft.indexes.filter((index) => without(index.columns));
  draft.foreignKeys = draft.foreignKeys.filter((key) => without(key.columns));
  if (!without(draft.primaryKey)) draft.primaryKey = [];
}

function renameColumn(draft: TableDraft, from: string, to: string): void {
  const renamed = (columns: readonly string[]): readonly string[] =>
    columns.map((column) => (sameName(column, from) ? to : column));
  const columns = [...draft.columns.values()].map((column) =>
    sameName(column.name, from) ? { ...column, name: to } : column,
  );
  draft.columns.clear();
  for (const column of columns) draft.columns.set(column.name.toLowerCase(), column);
  draft.primaryKey = renamed(draft.primaryKey);
  draft.indexes = draft.indexes.map((index) => ({ ...index, columns: renamed(index.columns) }));
  draft.foreignKeys = draft.foreignKeys.map((key) => ({ ...key, columns: renamed(key.columns) }));
}

function alterColumn(draft: TableDraft, statement: Of<'alter-column'>): void {
  const key = statement.column.toLowerCase();
  const column = draft.columns.get(key);
  if (column === undefined) return;
  const fallback = statement.default === undefined ? column.default : (statement.default ?? undefined);
  draft.columns.set(key, { ...column, type: statement.type ?? column.type, default: fallback });
  if (statement.nullable !== undefined) setNullable(draft, statement.column, statement.nullable);
}

function dropConstraint(draft: TableDraft, name: string): void {
  draft.foreignKeys = draft.foreignKeys.filter((key) => !sameName(key.name, name));
  draft.indexes = draft.indexes.filter((index) => !sameName(index.name, name));
  draft.checks = draft.checks.filter((check) => !sameName(check.name, name));
  if (sameName(draft.primaryKeyName, name) || sameName(`${draft.name}_pkey`, name)) draft.primaryKey = [];
}

function comment(draft: TableDraft, name: string, text: string): void {
  const column = draft.columns.get(name.toLowerCase());
  if (column !== undefined) draft.columns.set(name.toLowerCase(), { ...column, comment: text });
}

function sameName(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();
}
