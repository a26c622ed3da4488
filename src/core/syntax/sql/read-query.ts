import type { SqlDialect } from '../../model/table.ts';
import { NodeCursor } from './node-cursor.ts';
import { splitByComma } from './node-lists.ts';
import { type Clause, clausesOf, wordAt } from './query-clauses.ts';
import { plainColumn } from './query-columns.ts';
import { addTable, anyName, finishDraft, innerScope, newDraft, type QueryDraft, type Scope } from './query-draft.ts';
import { listedColumns } from './query-lists.ts';
import { limitOf, readFilters, readSelect } from './query-select.ts';
import { readTables } from './query-tables.ts';
import type { SqlQuery } from './sql-query.ts';
import { splitStatements } from './statements.ts';
import type { SqlNode } from './token.ts';
import { tokenize } from './tokenize.ts';

/**
 * Reads the first data statement of a SQL text from code, holes standing as `?`. Undefined for anything else, and for a
 * statement whose tables all are holes.
 */
export function readQuery(sql: string, dialect: SqlDialect = 'generic'): SqlQuery | undefined {
  for (const { nodes } of splitStatements(tokenize(sql, dialect).tokens)) {
    const query = queryOf(nodes);
    if (query !== undefined) return query;
  }
  return undefined;
}

/** The same of all data statements of a text: clients may be handed several at once. */
export function readQueries(sql: string, dialect: SqlDialect = 'generic'): readonly SqlQuery[] {
  return splitStatements(tokenize(sql, dialect).tokens).flatMap(({ nodes }) => queryOf(nodes) ?? []);
}

function queryOf(nodes: readonly SqlNode[]): SqlQuery | undefined {
  const start = nodes.findIndex((_, i) => verbs.has(wordAt(nodes, i)) || nodes[i]?.kind === 'group');
  if (start < 0 || (start > 0 && wordAt(nodes, 0) !== 'EXPLAIN')) return undefined;
  const draft = newDraft();
  readStatement(draft, { tables: [], derivedNames: new Set(), isRoot: true }, nodes.slice(start));
  readPending(draft);
  const query = finishDraft(draft);
  const listed = query === undefined ? [] : listedColumns(nodes);
  return query !== undefined && listed.length > 0 ? { ...query, listed } : query;
}

const verbs = new Set('SELECT INSERT UPDATE DELETE WITH MERGE REPLACE TRUNCATE'.split(' '));

/** A text that nests more queries than this is no query that somebody runs. */
const pendingLimit = 500;

function readPending(draft: QueryDraft): void {
  for (let i = 0; i < Math.min(draft.pending.length, pendingLimit); i++) {
    const next = draft.pending[i];
    if (next !== undefined) readStatement(draft, innerScope(next.parent), next.nodes);
  }
}

function readStatement(draft: QueryDraft, scope: Scope, nodes: readonly SqlNode[]): void {
  const clauses = clausesOf(nodes);
  const [first] = clauses;
  const main = first?.keyword === 'WITH' ? readCommonTables(draft, scope, first.nodes, nodes) : nodes;
  const opening = clauses.find((clause) => clause.keyword !== 'WITH');
  switch (opening?.keyword) {
    case 'INSERT':
    case 'REPLACE':
    case 'MERGE':
      readInsert(draft, scope, clauses, opening.keyword);
      break;
    case 'UPDATE':
      readUpdate(draft, scope, clauses, opening);
      break;
    case 'DELETE':
    case 'TRUNCATE':
      readDelete(draft, scope, clauses, opening);
      break;
    default:
      readSelect(draft, scope, main);
  }
}

/** Gives what stands behind the common table expressions, whose queries wait. */
function readCommonTables(
  draft: QueryDraft,
  scope: Scope,
  definitions: readonly SqlNode[],
  nodes: readonly SqlNode[],
): readonly SqlNode[] {
  const cursor = new NodeCursor(definitions);
  const recursive = cursor.take('RECURSIVE');
  while (!cursor.done) {
    const name = cursor.takeName();
    if (name === undefined) {
      const node = cursor.next();
      if (node?.kind === 'parameter' || node?.kind === 'template') scope.derivedNames.add(anyName);
      continue;
    }
    const before = { ...scope, derivedNames: new Set(scope.derivedNames) };
    scope.derivedNames.add(name.name.toLowerCase());
    while (!cursor.done && cursor.word() !== 'AS') cursor.next();
    while (!cursor.done && cursor.peek()?.kind !== 'group') cursor.next();
    const body = cursor.takeGroup();
    if (body !== undefined) draft.pending.push({ nodes: body.items, parent: recursive ? scope : before });
  }
  return nodes.slice(1 + definitions.length);
}

/** A write inside a common table expression makes a write of the whole statement. */
function startWrite(draft: QueryDraft, scope: Scope, verb: SqlQuery['verb']): Scope {
  if (scope.isRoot) draft.verb = verb;
  if (scope.isRoot || draft.verb !== 'select' || scope.parent?.isRoot !== true) return scope;
  draft.verb = verb;
  draft.nestedTables.unshift(...draft.rootTables.splice(0));
  draft.columns = [];
  return { ...scope, isRoot: true };
}

function readInsert(draft: QueryDraft, outer: Scope, clauses: readonly Clause[], opening: string): void {
  const has = (keyword: string): boolean => clauses.some((clause) => clause.keyword === keyword);
  const replaces = wordsOf(clauses, 'INSERT').includes('REPLACE');
  const upserts = opening !== 'INSERT' || replaces || has('ON CONFLICT') || has('ON DUPLICATE');
  const scope = startWrite(draft, outer, upserts ? 'upsert' : 'insert');
  const target = new NodeCursor(nodesOf(clauses, 'INTO'));
  const name = target.takeName();
  if (name !== undefined) addTable(draft, { ...scope, tables: [] }, { name: name.name, schema: name.schema });
  while (!target.done && target.peek()?.kind !== 'group') target.next();
  const listed = splitByComma(target.takeGroup()?.items ?? []);
  if (scope.isRoot) draft.columns = columnNames(has('SET') && !has('ON CONFLICT') ? assigned(clauses) : listed);
  readSource(draft, scope, clauses);
  readReturning(draft, scope, clauses);
}

/** The select that an insert takes its rows from. */
function readSource(draft: QueryDraft, scope: Scope, clauses: readonly Clause[]): void {
  const conflict = clauses.findIndex(({ keyword }) => keyword.startsWith('ON '));
  const head = conflict < 0 ? clauses : clauses.slice(0, conflict);
  const source = head.filter(({ keyword }) => sourceClauses.has(keyword));
  readFilters(draft, { ...innerScope(scope), parent: undefined }, source);
}

const sourceClauses = new Set(['SELECT', 'FROM', 'WHERE', 'GROUP BY', 'HAVING', 'VALUES', 'USING', 'SET']);

function readUpdate(draft: QueryDraft, outer: Scope, clauses: readonly Clause[], opening: Clause): void {
  const scope = startWrite(draft, outer, 'update');
  readTables(
    draft,
    scope,
    opening.nodes.filter((_, i) => !updateHints.has(wordAt(opening.nodes, i))),
  );
  if (scope.isRoot) {
    draft.columns = columnNames(assigned(clauses));
    draft.limit = limitOf(clauses);
  }
  readFilters(draft, scope, clauses);
  readReturning(draft, scope, clauses);
}

const updateHints = new Set(['LOW_PRIORITY', 'OR', 'ROLLBACK', 'ABORT', 'FAIL']);

function readDelete(draft: QueryDraft, outer: Scope, clauses: readonly Clause[], opening: Clause): void {
  const scope = startWrite(draft, outer, 'delete');
  if (opening.keyword === 'TRUNCATE')
    readTables(draft, scope, opening.nodes.slice(wordAt(opening.nodes, 0) === 'TABLE' ? 1 : 0));
  if (scope.isRoot) draft.limit = limitOf(clauses);
  readFilters(draft, scope, clauses);
  putFirst(draft, new NodeCursor(opening.nodes).takeName()?.name);
  readReturning(draft, scope, clauses);
}

/** MySQL names what it deletes before all the tables: `DELETE o FROM customers c JOIN orders o …`. */
function putFirst(draft: QueryDraft, target: string | undefined): void {
  const index = draft.rootTables.findIndex((table) => (table.alias ?? table.name) === target);
  if (index > 0) draft.rootTables.unshift(...draft.rootTables.splice(index, 1));
}

function readReturning(draft: QueryDraft, scope: Scope, clauses: readonly Clause[]): void {
  const returning = clauses.find((clause) => clause.keyword === 'RETURNING');
  if (returning === undefined || !scope.isRoot) return;
  const items = splitByComma(returning.nodes);
  const isStar = items.some((item) => wordAt(item, item.length - 1) === '*');
  draft.returning = isStar ? ['*'] : columnNames(items.map((item) => item.slice(0, aliasStart(item))));
}

function aliasStart(item: readonly SqlNode[]): number {
  const at = item.findIndex((_, i) => wordAt(item, i) === 'AS');
  return at < 0 ? item.length : at;
}

/** The left sides of `SET a = 1, (b, c) = (2, 3)`. */
function assigned(clauses: readonly Clause[]): (readonly SqlNode[])[] {
  return splitByComma(nodesOf(clauses, 'SET')).flatMap((assignment) => {
    const [first] = assignment;
    if (first?.kind === 'group') return splitByComma(first.items);
    return [
      assignment.slice(
        0,
        assignment.findIndex((_, i) => wordAt(assignment, i) === '='),
      ),
    ];
  });
}

function columnNames(items: readonly (readonly SqlNode[])[]): string[] {
  return items.flatMap((item) => plainColumn(item)?.column ?? []);
}

function nodesOf(clauses: readonly Clause[], keyword: string): readonly SqlNode[] {
  return clauses.find((clause) => clause.keyword === keyword)?.nodes ?? [];
}

function wordsOf(clauses: readonly Clause[], keyword: string): string[] {
  const nodes = nodesOf(clauses, keyword);
  return nodes.map((_, i) => wordAt(nodes, i));
}
