import type { QueryFilter, QuerySort, QueryTable, SqlQuery } from './sql-query.ts';
import type { SqlNode } from './token.ts';

/** A query while it is read. Sub-selects wait in `pending`, so that no reader calls itself through another. */
export interface QueryDraft {
  verb: SqlQuery['verb'];
  readonly rootTables: QueryTable[];
  readonly nestedTables: QueryTable[];
  readonly filters: Inferred<QueryFilter>[];
  filtersKnown: boolean;
  sorts: Inferred<QuerySort>[];
  columns: string[];
  limit: SqlQuery['limit'];
  aggregate: boolean;
  grouped?: readonly Inferred<ColumnRef>[];
  returning: string[] | undefined;
  readonly pending: PendingSelect[];
}

/** The qualifier is not written but follows, because only one table is in sight. */
export type Inferred<T> = T & { readonly inferred?: true };

export interface PendingSelect {
  readonly nodes: readonly SqlNode[];
  readonly parent: Scope;
}

/** The tables that names of one select can mean. */
export interface Scope {
  readonly tables: ScopeTable[];
  readonly parent?: Scope | undefined;
  /** Names of common table expressions, in lower case. */
  readonly derivedNames: Set<string>;
  readonly isRoot: boolean;
}

export interface ScopeTable {
  /** What columns are qualified with. */
  readonly name: string;
  /** A sub-select, a common table expression or a function: none of its columns is one of a table. */
  readonly derived: boolean;
}

export interface ColumnRef {
  readonly qualifier?: string | undefined;
  readonly column: string;
}

export function newDraft(): QueryDraft {
  return {
    verb: 'select',
    rootTables: [],
    nestedTables: [],
    filters: [],
    filtersKnown: true,
    sorts: [],
    columns: [],
    limit: undefined,
    aggregate: false,
    returning: undefined,
    pending: [],
  };
}

export function innerScope(parent: Scope): Scope {
  return { tables: [], parent, derivedNames: new Set(parent.derivedNames), isRoot: false };
}

export function addTable(draft: QueryDraft, scope: Scope, table: QueryTable): ScopeTable {
  const derived = table.schema === undefined && isDerivedName(scope, table.name);
  const inScope = { name: table.alias ?? table.name, derived };
  scope.tables.push(inScope);
  if (!derived) (scope.isRoot ? draft.rootTables : draft.nestedTables).push(table);
  return inScope;
}

/** Stands for the names that a hole among the common table expressions may define for the outermost query. */
export const anyName = '?';

function isDerivedName({ derivedNames, isRoot }: Scope, name: string): boolean {
  return derivedNames.has(name.toLowerCase()) || (isRoot && derivedNames.has(anyName));
}

/** Position of the column's table in the scope; -1 for a column of an outer query or of no table in sight. */
export function tableIndex(scope: Scope, ref: ColumnRef): number {
  if (ref.qualifier === undefined) return scope.tables.length === 1 ? 0 : -1;
  return scope.tables.findIndex((table) => sameName(table.name, ref.qualifier ?? ''));
}

export function isOuter(scope: Scope, ref: ColumnRef): boolean {
  if (ref.qualifier === undefined || tableIndex(scope, ref) >= 0) return false;
  for (let outer = scope.parent; outer !== undefined; outer = outer.parent) {
    if (tableIndex(outer, ref) >= 0) return true;
  }
  return false;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export function addFilter(
  draft: QueryDraft,
  scope: Scope,
  ref: ColumnRef,
  operator: QueryFilter['operator'],
  joins?: true,
): void {
  if (isOuter(scope, ref)) return;
  if (isDerived(scope, ref)) draft.filtersKnown = false;
  else draft.filters.push({ ...qualified(scope, ref), operator, joins });
}

/** A column that stands for a computed one: no index can help with it, and no table has it. */
export function isDerived(scope: Scope, ref: ColumnRef): boolean {
  if (ref.qualifier === undefined) return scope.tables.length > 0 && scope.tables.every((table) => table.derived);
  return scope.tables[tableIndex(scope, ref)]?.derived === true;
}

export function qualified(scope: Scope, ref: ColumnRef): Inferred<ColumnRef> {
  const [only, second] = scope.tables;
  if (ref.qualifier !== undefined || only === undefined || second !== undefined) return ref;
  return { qualifier: only.name, column: ref.column, inferred: true };
}

/** A query over one table keeps its columns as written. */
export function finishDraft(draft: QueryDraft): SqlQuery | undefined {
  const tables = distinct([...draft.rootTables, ...draft.nestedTables]);
  if (tables.length === 0) return undefined;
  const plain = <T extends ColumnRef>({ inferred, ...rest }: Inferred<T>) =>
    inferred === true && tables.length === 1 ? { ...rest, qualifier: undefined } : rest;
  return {
    verb: draft.verb,
    tables,
    filters: distinct(draft.filters.map(plain) as QueryFilter[]),
    filtersKnown: draft.filtersKnown,
    sorts: draft.sorts.map(plain) as QuerySort[],
    columns: [...new Set(draft.columns)],
    limit: draft.limit,
    aggregate: draft.aggregate,
    ...(draft.grouped && { grouped: draft.grouped.map(plain) }),
    ...(draft.returning === undefined ? {} : { returning: draft.returning }),
  };
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
