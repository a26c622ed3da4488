import { splitByComma } from './node-lists.ts';
import { wordAt } from './query-clauses.ts';
import { columnsIn, isSelect, plainColumn, selectsIn } from './query-columns.ts';
import {
  addFilter,
  type ColumnRef,
  isOuter,
  type QueryDraft,
  type Scope,
  type ScopeTable,
  tableIndex,
} from './query-draft.ts';
import type { QueryFilter } from './sql-query.ts';
import type { SqlNode } from './token.ts';

type Operator = QueryFilter['operator'];

interface Context {
  readonly draft: QueryDraft;
  readonly scope: Scope;
  /** The table that this `ON` condition joins. */
  readonly joined?: ScopeTable | undefined;
}

/** Notes the columns that a `WHERE` or `ON` condition selects rows by. */
export function readCondition(
  draft: QueryDraft,
  scope: Scope,
  nodes: readonly SqlNode[],
  joined?: ScopeTable | undefined,
): void {
  queueSelects(draft, scope, nodes);
  readParts({ draft, scope, joined }, nodes);
}

/** Leaves the queries in parentheses for later. */
export function queueSelects(draft: QueryDraft, scope: Scope, nodes: readonly SqlNode[]): void {
  for (const select of selectsIn(nodes)) draft.pending.push({ nodes: select, parent: scope });
}

function readParts(context: Context, nodes: readonly SqlNode[]): void {
  if (hasLooseHole(nodes)) context.draft.filtersKnown = false;
  for (const part of splitConditions(nodes)) readPart(context, part);
}

/** A hole where an operator should stand takes in a piece of SQL: `WHERE tenant = ? ?`. */
export function hasLooseHole(nodes: readonly SqlNode[]): boolean {
  return nodes.some((node, i) => {
    if (node.kind !== 'parameter' && node.kind !== 'template') return false;
    const before = nodes[i - 1];
    return (
      before !== undefined && (before.kind !== 'word' ? before.kind !== 'mark' : plainColumn([before]) !== undefined)
    );
  });
}

/** Parts between `AND` and `OR`; the `AND` of `BETWEEN` and what stands inside `CASE` joins nothing. */
function splitConditions(nodes: readonly SqlNode[]): (readonly SqlNode[])[] {
  const parts: SqlNode[][] = [[]];
  let between = false;
  let cases = 0;
  nodes.forEach((node, i) => {
    const word = wordAt(nodes, i);
    if (word === 'CASE') cases++;
    if (word === 'END') cases--;
    const joins = cases <= 0 && (word === 'AND' || word === 'OR' || word === 'XOR') && !(between && word === 'AND');
    if (joins) parts.push([]);
    else parts.at(-1)?.push(node);
    if (word === 'BETWEEN') between = true;
    else if (word === 'AND') between = false;
  });
  return parts.filter((part) => part.length > 0);
}

function readPart(context: Context, nodes: readonly SqlNode[]): void {
  const part = wordAt(nodes, 0) === 'NOT' ? nodes.slice(1) : nodes;
  const [first] = part;
  if (first === undefined || wordAt(part, 0) === 'EXISTS') return;
  if (part.length === 1 && first.kind === 'group') {
    if (!isSelect(first.items)) readParts(context, first.items);
    return;
  }
  if (part.length === 1 && (first.kind === 'parameter' || first.kind === 'template')) {
    context.draft.filtersKnown = false;
    return;
  }
  readComparison(context, part);
}

function readComparison(context: Context, part: readonly SqlNode[]): void {
  const at = part.findIndex((_, i) => wordAt(part, i) in operators);
  const left = at < 0 ? part : part.slice(0, at);
  const right = at < 0 ? [] : part.slice(at + 1);
  const operator = at < 0 ? 'equal' : operatorAt(part, at);
  const inside = at < 0 || columnsIn(right).length > 0 ? undefined : computedColumn(left);
  for (const column of rowColumns(left)) addFilter(context.draft, context.scope, column, operator);
  const leftColumn = plainColumn(left);
  const rightColumn = plainColumn(right);
  if (leftColumn !== undefined && rightColumn !== undefined) joinColumns(context, leftColumn, rightColumn, operator);
  else if (leftColumn !== undefined)
    addFilter(context.draft, context.scope, leftColumn, comparedTo(context, right, operator));
  else if (rightColumn !== undefined && columnsIn(left).length === 0)
    addFilter(context.draft, context.scope, rightColumn, operator);
  else if (inside !== undefined && operator === 'equal') addFilter(context.draft, context.scope, inside, 'computed');
  else if (rowColumns(left).length === 0) addOthers(context, [...columnsIn(left), ...columnsIn(right)]);
}

const operators: Readonly<Record<string, Operator>> = {
  '=': 'equal',
  '==': 'equal',
  '<=>': 'equal',
  IN: 'in',
  BETWEEN: 'range',
  '<': 'range',
  '>': 'range',
  '<=': 'range',
  '>=': 'range',
  LIKE: 'like',
  ILIKE: 'like',
  SIMILAR: 'like',
  GLOB: 'like',
  '~~': 'like',
  '~~*': 'like',
  IS: 'equal',
  NOT: 'other',
  '<>': 'other',
  '!=': 'other',
  '~': 'other',
  '~*': 'other',
  '!~': 'other',
  '!~*': 'other',
  '!~~': 'other',
  '!~~*': 'other',
  '@>': 'other',
  '<@': 'other',
  '&&': 'other',
  '@@': 'other',
  '?|': 'other',
  '?&': 'other',
  REGEXP: 'other',
  RLIKE: 'other',
  MATCH: 'other',
};

function operatorAt(part: readonly SqlNode[], at: number): Operator {
  const operator = operators[wordAt(part, at)] ?? 'other';
  const next = wordAt(part, at + 1);
  if (wordAt(part, at) === 'IS') return next === 'NOT' || next === 'DISTINCT' ? 'other' : 'equal';
  if (next === 'ANY' || next === 'SOME') return operator === 'equal' ? 'in' : 'other';
  if (operator === 'like' && startsWithWildcard(part.slice(at + 1))) return 'contains';
  return next === 'ALL' ? 'other' : operator;
}

/** `'%tea%'`, `'%' || $1`, `CONCAT('%', ?)`. */
function startsWithWildcard([first, second]: readonly SqlNode[]): boolean {
  if (first?.kind === 'text') return first.text.startsWith('%');
  const argument = first?.kind === 'word' && second?.kind === 'group' ? second.items[0] : undefined;
  return argument?.kind === 'text' && argument.text.startsWith('%');
}

/** The one column of `lower(email)` or `created_at::date`. */
function computedColumn(nodes: readonly SqlNode[]): ColumnRef | undefined {
  const [first, second, third] = nodes;
  const isCall = first?.kind === 'word' && second?.kind === 'group' && third === undefined;
  if (!isCall && !nodes.some((_, i) => wordAt(nodes, i) === '::')) return undefined;
  const columns = columnsIn(nodes);
  return columns.length === 1 ? columns[0] : undefined;
}

/** Columns of a row comparison: `(created_at, id) < (?, ?)`. */
function rowColumns(nodes: readonly SqlNode[]): ColumnRef[] {
  const [only, second] = nodes;
  if (only?.kind !== 'group' || second !== undefined) return [];
  const columns = splitByComma(only.items).map(plainColumn);
  return columns.every((column) => column !== undefined) ? columns : [];
}

/** A comparison with something that itself varies from row to row selects nothing by an index. */
function comparedTo({ scope }: Context, right: readonly SqlNode[], operator: Operator): Operator {
  return columnsIn(right).some((ref) => !isOuter(scope, ref)) ? 'other' : operator;
}

function addOthers({ draft, scope }: Context, columns: readonly ColumnRef[]): void {
  for (const column of columns) addFilter(draft, scope, column, 'other');
}

/**
 * A comparison of two columns joins: rows of the table that comes in later are looked up by its column. Inside a
 * sub-select a column of the outer query is a value.
 */
function joinColumns({ draft, scope, joined }: Context, left: ColumnRef, right: ColumnRef, operator: Operator): void {
  if (isOuter(scope, left)) addFilter(draft, scope, right, operator);
  else if (isOuter(scope, right)) addFilter(draft, scope, left, operator);
  else {
    const of = (ref: ColumnRef): number => laterTable(scope, joined, ref);
    if (of(left) === of(right)) addFilter(draft, scope, left, 'other');
    else addFilter(draft, scope, withTable(scope, joined, of(left) > of(right) ? left : right), operator, true);
  }
}

function laterTable(scope: Scope, joined: ScopeTable | undefined, ref: ColumnRef): number {
  const index = tableIndex(scope, ref);
  return index < 0 && ref.qualifier === undefined && joined !== undefined ? scope.tables.length - 1 : index;
}

function withTable(scope: Scope, joined: ScopeTable | undefined, ref: ColumnRef): ColumnRef {
  if (ref.qualifier !== undefined || joined === undefined || scope.tables.length < 2) return ref;
  return { qualifier: joined.name, column: ref.column };
}
