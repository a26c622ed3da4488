import type { Evidence } from '../../model/evidence.ts';
import type { Column, ForeignKey, Index, RowPolicy, SqlDialect, Table } from '../../model/table.ts';
import type { ColumnDefinition, ConstraintDefinition } from '../../syntax/sql/schema-statement.ts';
import { defaultName } from './default-name.ts';

/** Quotes a place of the file that is being replayed. */
export type Quote = (at: number, end: number) => Evidence;

/** A table while its statements are replayed. */
export interface TableDraft {
  name: string;
  schema: string | undefined;
  readonly dialect: SqlDialect;
  origin: Table['origin'];
  model: string | undefined;
  beside?: Evidence | undefined;
  documents?: true | undefined;
  /** By lower-case name, in the order of the table. */
  readonly columns: Map<string, Column>;
  /** Of these, those whose type nobody has written. */
  readonly assumed: Set<string>;
  primaryKey: readonly string[];
  primaryKeyName: string | undefined;
  foreignKeys: ForeignKey[];
  indexes: Index[];
  checks: Check[];
  rowSecurity: boolean;
  policies: RowPolicy[];
  partitioned?: true | undefined;
  /** Columns that only the model has. */
  unmigrated?: readonly string[] | undefined;
  readonly evidence: Evidence[];
}

export interface Check {
  readonly name: string | undefined;
  readonly expression: string;
}

/** What `replaySchema` gives; linking adds whose it is. */
export type ReplayedTable = Omit<Table, 'id' | 'store' | 'declaredBy'>;

export function newDraft(
  name: string,
  schema: string | undefined,
  dialect: SqlDialect,
  origin: Table['origin'],
  evidence: Evidence,
): TableDraft {
  return {
    name,
    schema,
    dialect,
    origin,
    model: undefined,
    columns: new Map(),
    assumed: new Set(),
    primaryKey: [],
    primaryKeyName: undefined,
    foreignKeys: [],
    indexes: [],
    checks: [],
    rowSecurity: false,
    policies: [],
    evidence: [evidence],
  };
}

export function addColumn(draft: TableDraft, column: ColumnDefinition, quote: Quote): void {
  if (column.assumed === true) draft.assumed.add(column.name.toLowerCase());
  draft.columns.set(column.name.toLowerCase(), {
    name: column.name,
    type: column.type,
    nullable: column.nullable,
    default: column.default ?? generatedDefault(column),
    comment: column.comment,
    ...(column.values !== undefined && { values: column.values }),
    evidence: quote(column.at, column.end),
  });
}

/** Numbers are counted up; anything else that is generated is computed from other columns. */
function generatedDefault({ type, generated }: ColumnDefinition): string | undefined {
  if (!generated) return undefined;
  return /int|serial/.test(type) ? 'autoincrement' : 'generated';
}

export function addConstraint(draft: TableDraft, constraint: ConstraintDefinition, quote: Quote): void {
  const evidence = quote(constraint.at, constraint.end);
  const name = constraint.name ?? defaultName(draft, constraint);
  switch (constraint.constraint) {
    case 'primary-key':
      draft.primaryKey = takeKey(draft, constraint);
      draft.primaryKeyName = name;
      for (const column of draft.primaryKey) setNullable(draft, column, false);
      break;
    case 'unique':
      addUnique(draft, { ...constraint, name }, evidence);
      break;
    case 'foreign-key':
      addForeignKey(draft, { ...constraint, name }, evidence);
      break;
    case 'check':
      draft.checks.push({ name, expression: constraint.expression });
      break;
  }
}

/** `PRIMARY KEY USING INDEX x` names no columns: they are those of the index, which is the key's from then on. */
function takeKey(
  draft: TableDraft,
  { columns, usingIndex }: ConstraintDefinition & { readonly constraint: 'primary-key' },
): readonly string[] {
  if (usingIndex === undefined) return columns;
  const used = draft.indexes.find((index) => sameName(index.name, usingIndex));
  draft.indexes = draft.indexes.filter((index) => index !== used);
  return used?.columns ?? draft.primaryKey;
}

/** `UNIQUE USING INDEX x` turns an index that is there into a constraint. */
function addUnique(
  draft: TableDraft,
  constraint: ConstraintDefinition & { readonly constraint: 'unique' },
  evidence: Evidence,
): void {
  const used = draft.indexes.findIndex((index) => sameName(index.name, constraint.usingIndex));
  const index = draft.indexes[used];
  if (index === undefined)
    addIndex(draft, { name: constraint.name, columns: constraint.columns, unique: true, evidence });
  else draft.indexes[used] = { ...index, name: constraint.name ?? index.name, unique: true };
}

/** An index of the same name, which `IF NOT EXISTS` or a second history makes again, is the same index. */
export function addIndex(draft: TableDraft, index: Index): void {
  if (index.name !== undefined && draft.indexes.some((known) => sameName(known.name, index.name))) return;
  draft.indexes.push(index);
}

function addForeignKey(
  draft: TableDraft,
  constraint: ConstraintDefinition & { readonly constraint: 'foreign-key' },
  evidence: Evidence,
): void {
  const { name, columns, table, referenced, onDelete, onUpdate, enforced } = constraint;
  const isTwin = (key: ForeignKey): boolean =>
    sameColumns(key.columns, columns) && sameName(key.references.table, table) && sameName(key.name, name);
  draft.foreignKeys = draft.foreignKeys.filter((key) => !isTwin(key));
  draft.foreignKeys.push({
    name,
    columns,
    references: { table, columns: referenced },
    onDelete,
    onUpdate,
    ...(enforced === undefined ? {} : { enforced }),
    evidence,
  });
}

export function setNullable(draft: TableDraft, name: string, nullable: boolean): void {
  const column = draft.columns.get(name.toLowerCase());
  if (column !== undefined) draft.columns.set(name.toLowerCase(), { ...column, nullable });
}

export function sameName(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();
}

export function sameColumns(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((column, at) => sameName(column, b[at]));
}

export function finishDraft(draft: TableDraft): ReplayedTable {
  return {
    name: draft.name,
    schema: draft.schema,
    dialect: draft.documents === true ? 'generic' : draft.dialect,
    ...(draft.documents === undefined ? {} : { documents: draft.documents }),
    columns: [...draft.columns.values()],
    primaryKey: draft.primaryKey,
    foreignKeys: draft.foreignKeys,
    indexes: draft.indexes,
    checks: draft.checks.map((check) => check.expression),
    ...(draft.rowSecurity ? { rowSecurity: true as const } : {}),
    ...(draft.policies.length === 0 ? {} : { policies: draft.policies }),
    ...(draft.partitioned === undefined ? {} : { partitioned: draft.partitioned }),
    ...(draft.unmigrated === undefined ? {} : { unmigrated: draft.unmigrated }),
    origin: draft.origin,
    model: draft.model,
    ...(draft.beside === undefined ? {} : { beside: draft.beside }),
    evidence: draft.evidence,
    provenance: 'extracted',
    role: 'system',
  };
}
