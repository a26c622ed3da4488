import { splitByComma } from './node-lists.ts';
import { type Clause, clausesOf, splitSetOperations, wordAt } from './query-clauses.ts';
import { columnsIn, isSelect, nameLength, plainColumn } from './query-columns.ts';
import { hasLooseHole, queueSelects, readCondition } from './query-conditions.ts';
import {
  type ColumnRef,
  innerScope,
  isDerived,
  isOuter,
  type QueryDraft,
  qualified,
  type Scope,
} from './query-draft.ts';
import { readTables } from './query-tables.ts';
import type { SqlQuery } from './sql-query.ts';
import type { SqlNode } from './token.ts';

/** Reads a select, or several that set operators join, into the draft. */
export function readSelect(draft: QueryDraft, scope: Scope, nodes: readonly SqlNode[]): void {
  const parts = splitSetOperations(nodes);
  const [first = []] = parts;
  readOneSelect(draft, scope, first, parts.length > 1);
  for (const part of parts.slice(1)) readOneSelect(draft, { ...innerScope(scope), parent: scope.parent }, part, true);
  if (scope.isRoot && parts.length > 1) draft.limit = limitOf(clausesOf(parts.at(-1) ?? []));
}

function readOneSelect(draft: QueryDraft, scope: Scope, nodes: readonly SqlNode[], united: boolean): void {
  const [first, ...rest] = nodes;
  if (first?.kind === 'group' && isSelect(first.items)) {
    readOneSelect(draft, scope, first.items, united);
    draft.limit = limitOf(clausesOf(rest)) ?? draft.limit;
  } else readClauses(draft, scope, clausesOf(nodes), united);
}

function readClauses(draft: QueryDraft, scope: Scope, clauses: readonly Clause[], united: boolean): void {
  readFilters(draft, scope, clauses);
  if (!scope.isRoot) return;
  const items = selectItems(clauses);
  draft.columns = selectedColumns(scope, items);
  draft.aggregate = !united && isOneRow(clauses, items);
  const groups = united || draft.aggregate ? undefined : groupsOf(clauses);
  if (groups !== undefined) draft.grouped = groups.map((column) => qualified(scope, column));
  if (!united) draft.sorts = readSorts(draft, scope, clauses, items);
  draft.limit = limitOf(clauses);
}

/** Tables first: conditions need to know them all. */
export function readFilters(draft: QueryDraft, scope: Scope, clauses: readonly Clause[]): void {
  for (const { keyword, nodes } of clauses) {
    if (keyword === 'FROM' || keyword === 'USING') readTables(draft, scope, nodes);
    else if (keyword !== 'WHERE') queueSelects(draft, scope, nodes);
  }
  for (const { keyword, nodes } of clauses) {
    if (keyword === 'WHERE') readCondition(draft, scope, nodes);
    else if (keyword === 'GROUP BY' && hasLooseHole(nodes)) draft.filtersKnown = false;
  }
}

interface SelectItem {
  readonly nodes: readonly SqlNode[];
  readonly alias?: string | undefined;
}

function selectItems(clauses: readonly Clause[]): SelectItem[] {
  const select = clauses.find((clause) => clause.keyword === 'SELECT')?.nodes ?? [];
  return splitByComma(withoutHead(select)).map(selectItem);
}

/** Behind `DISTINCT ON (…)` or `TOP 10`. */
function withoutHead(nodes: readonly SqlNode[]): readonly SqlNode[] {
  const word = wordAt(nodes, 0);
  if (word === 'DISTINCT') return nodes.slice(wordAt(nodes, 1) === 'ON' ? 3 : 1);
  if (word === 'TOP') return nodes.slice(2);
  return word === 'ALL' ? nodes.slice(1) : nodes;
}

function selectItem(nodes: readonly SqlNode[]): SelectItem {
  const last = nodes.at(-1);
  const before = nodes.at(-2);
  if (last === undefined || last.kind === 'group' || before === undefined) return { nodes };
  if (wordAt(nodes, nodes.length - 2) === 'AS') return { nodes: nodes.slice(0, -2), alias: last.text };
  const isAlias = (last.kind === 'word' || last.kind === 'quoted') && before.kind !== 'mark' && last.word !== 'END';
  return isAlias ? { nodes: nodes.slice(0, -1), alias: last.text } : { nodes };
}

/** Empty where a star or a hole takes everything. */
function selectedColumns(scope: Scope, items: readonly SelectItem[]): string[] {
  const isOpen = items.some(
    ({ nodes }) => nodes.at(-1)?.kind === 'parameter' || wordAt(nodes, nodes.length - 1) === '*',
  );
  if (isOpen) return [];
  const columns = items.flatMap(({ nodes }) => columnsIn(nodes));
  return columns.filter((ref) => !isDerived(scope, ref)).map((ref) => ref.column);
}

/** A select without a table, or whose items fold all rows into one. */
function isOneRow(clauses: readonly Clause[], items: readonly SelectItem[]): boolean {
  const has = (keyword: string): boolean => clauses.some((clause) => clause.keyword === keyword);
  if (has('GROUP BY')) return false;
  return !has('FROM') || items.some(({ nodes }) => aggregates(nodes));
}

/** Columns of `GROUP BY` and `DISTINCT ON (…)`; undefined where nothing is folded. */
function groupsOf(clauses: readonly Clause[]): readonly ColumnRef[] | undefined {
  const group = clauses.find(({ keyword }) => keyword === 'GROUP BY')?.nodes;
  const select = clauses.find(({ keyword }) => keyword === 'SELECT')?.nodes ?? [];
  const on = wordAt(select, 0) === 'DISTINCT' && wordAt(select, 1) === 'ON' ? select[2] : undefined;
  const nodes = group ?? (on?.kind === 'group' ? on.items : undefined);
  return nodes && splitByComma(nodes).flatMap((part) => plainColumn(part) ?? []);
}

function aggregates(nodes: readonly SqlNode[]): boolean {
  return nodes.some((node, i) => {
    if (node.kind === 'group') return wordAt(node.items, 0) !== 'SELECT' && aggregates(node.items);
    if (!aggregateFunctions.has(node.word) || nodes[i + 1]?.kind !== 'group') return false;
    return !nodes.slice(i + 2, i + 5).some((_, ahead) => wordAt(nodes, i + 2 + ahead) === 'OVER');
  });
}

const aggregateFunctions = new Set(
  (
    'COUNT SUM AVG MIN MAX TOTAL ARRAY_AGG STRING_AGG GROUP_CONCAT JSON_AGG JSONB_AGG JSON_OBJECT_AGG JSONB_OBJECT_AGG ' +
    'JSON_ARRAYAGG BOOL_AND BOOL_OR EVERY STDDEV VARIANCE PERCENTILE_CONT COUNT_BIG'
  ).split(' '),
);

function readSorts(
  draft: QueryDraft,
  scope: Scope,
  clauses: readonly Clause[],
  items: readonly SelectItem[],
): QueryDraft['sorts'] {
  const order = clauses.find((clause) => clause.keyword === 'ORDER BY')?.nodes ?? [];
  const isLast = clauses.at(-1)?.keyword === 'ORDER BY';
  if (isLast && hasLooseHole(order)) draft.filtersKnown = false;
  const sorts: QueryDraft['sorts'] = [];
  for (const part of splitByComma(order)) {
    const column = sortColumn(part, items);
    if (column === undefined || isDerived(scope, column) || isOuter(scope, column)) break;
    sorts.push({ ...qualified(scope, column), descending: part.some((_, i) => wordAt(part, i) === 'DESC') });
  }
  return sorts;
}

/** Undefined for anything but a column: what stands behind it in the list cannot be sorted by an index. */
function sortColumn(part: readonly SqlNode[], items: readonly SelectItem[]): ColumnRef | undefined {
  const [first] = part;
  if (first?.kind === 'number') return plainColumn(items[Number(first.text) - 1]?.nodes ?? []);
  const length = nameLength(part, 0);
  const next = part[length];
  if (length === 0 || next?.kind === 'group' || (next !== undefined && !directions.has(wordAt(part, length)))) {
    return undefined;
  }
  const column = plainColumn(part.slice(0, length));
  const item = items.find(({ alias }) => alias?.toLowerCase() === column?.column.toLowerCase());
  return item === undefined || column?.qualifier !== undefined ? column : plainColumn(item.nodes);
}

const directions = new Set(['ASC', 'DESC', 'NULLS', 'COLLATE', '']);

export function limitOf(clauses: readonly Clause[]): SqlQuery['limit'] {
  for (const { keyword, nodes } of clauses) {
    if (keyword === 'LIMIT') return limitValue(splitByComma(nodes).at(-1) ?? []);
    if (keyword === 'FETCH') return limitValue(nodes.filter((node) => node.kind !== 'word').slice(0, 1)) ?? oneRow;
    if (keyword === 'SELECT' && wordAt(nodes, 0) === 'TOP') return limitValue(nodes.slice(1, 2));
  }
  return undefined;
}

const oneRow = { kind: 'constant', value: 1 } as const;

/** `LEAST(?, 100)` is bounded by its number. */
function limitValue(nodes: readonly SqlNode[]): SqlQuery['limit'] {
  const [first, second] = nodes;
  if (first === undefined || ['ALL', 'NULL'].includes(wordAt(nodes, 0))) return undefined;
  if (first.kind === 'number' && second === undefined) return { kind: 'constant', value: Number(first.text) };
  if (first.kind === 'group') return limitValue(first.items);
  const bound = first.word === 'LEAST' && second?.kind === 'group' ? second.items : [];
  const numbers = bound.flatMap((node) => (node.kind === 'number' ? [Number(node.text)] : []));
  return numbers.length === 0 ? { kind: 'parameter' } : { kind: 'constant', value: Math.min(...numbers) };
}
