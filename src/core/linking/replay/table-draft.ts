import type { Evidence } from '../../model/evidence.ts';
import type { Column, ForeignKey, Index, SqlDialect, Table } from '../../model/table.ts';
import type { ColumnDefinition, ConstraintDefinition } from '../../syntax/sql/schema-statement.ts';

/** Quotes a place of the file that is being replayed. */
export type Quote = (at: number, end: number) => Evidence;

/** A table while its statements are replayed. */
export interface TableDraft {
  name: string;
  schema: string | undefined;
  readonly dialect: SqlDialect;
  origin: Table['origin'];
  model: string | undefined;
  readonly columns: Map<string, Column>;
  primaryKey: readonly string[];
  primaryKeyName: string | undefined;
  foreignKeys: ForeignKey[];
  indexes: Index[];
  checks: { readonly name: string | undefined; readonly expression: string }[];
  evidence: Evidence;
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
    primaryKey: [],
    primaryKeyName: undefined,
    foreignKeys: [],
    indexes: [],
    checks: [],
    evidence,
  };
}

export function addColumn(draft: TableDraft, column: ColumnDefinition, quote: Quote): void {
  draft.columns.set(column.name.toLowerCase(), {
    name: column.name,
    type: column.type,
    nullable: column.nullable,
    default: column.default ?? (column.generated ? 'generated' : undefined),
    comment: column.comment,
    evidence: quote(column.at, column.end),
  });
}

export function addConstraint(draft: TableDraft, constraint: ConstraintDefinition, quote: Quote): void {
  const evidence = quote(constraint.at, constraint.end);
  switch (constraint.constraint) {
    case 'primary-key':
      draft.primaryKey = constraint.columns;
      draft.primaryKeyName = constraint.name;
      for (const name of constraint.columns) setNullable(draft, name, false);
      return;
    case 'unique':
      addUnique(draft, constraint, evidence);
      return;
    case 'foreign-key':
      draft.foreignKeys.push({
        name: constraint.name,
        columns: constraint.columns,
        references: { table: constraint.table, columns: constraint.referenced },
        onDelete: constraint.onDelete,
        onUpdate: constraint.onUpdate,
        evidence,
      });
      return;
    case 'check':
      draft.checks.push({ name: constraint.name, expression: constraint.expression });
  }
}

/** `UNIQUE USING INDEX x` turns an index that is there into a constraint. */
function addUnique(
  draft: TableDraft,
  constraint: ConstraintDefinition & { readonly constraint: 'unique' },
  evidence: Evidence,
): void {
  const used = draft.indexes.find((index) => index.name !== undefined && index.name === constraint.usingIndex);
  if (used !== undefined) return;
  draft.indexes.push({ name: constraint.name, columns: constraint.columns, unique: true, evidence });
}

export function setNullable(draft: TableDraft, name: string, nullable: boolean): void {
  const column = draft.columns.get(name.toLowerCase());
  if (column !== undefined) draft.columns.set(name.toLowerCase(), { ...column, nullable });
}

export function finishDraft(draft: TableDraft): ReplayedTable {
  return {
    name: draft.name,
    schema: draft.schema,
    dialect: draft.dialect,
    columns: [...draft.columns.values()],
    primaryKey: draft.primaryKey,
    foreignKeys: draft.foreignKeys,
    indexes: draft.indexes,
    checks: draft.checks.map((check) => check.expression),
    origin: draft.origin,
    model: draft.model,
    evidence: [draft.evidence],
    provenance: 'extracted',
    role: 'system',
  };
}
