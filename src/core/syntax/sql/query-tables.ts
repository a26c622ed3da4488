import { NodeCursor } from './node-cursor.ts';
import { splitByComma } from './node-lists.ts';
import { isSelect, plainColumn } from './query-columns.ts';
import { readCondition } from './query-conditions.ts';
import { addFilter, addTable, type QueryDraft, type Scope, type ScopeTable } from './query-draft.ts';
import type { SqlNode } from './token.ts';

/** Reads the tables of `FROM`, `UPDATE`, `USING` and their join conditions. */
export function readTables(draft: QueryDraft, scope: Scope, nodes: readonly SqlNode[]): void {
  const cursor = new NodeCursor(nodes);
  let joined: ScopeTable | undefined;
  let expectsTable = true;
  while (!cursor.done) {
    if (cursor.take('ON')) readCondition(draft, scope, takeCondition(cursor), joined);
    else if (cursor.word() === 'USING' && cursor.peek(1)?.kind === 'group') readUsing(draft, scope, cursor, joined);
    else if (skipHint(cursor)) expectsTable = true;
    else if (expectsTable) {
      joined = readTable(draft, scope, cursor) ?? joined;
      expectsTable = false;
    } else if (isHole(cursor.next())) draft.filtersKnown = false;
  }
}

/** Behind a table a hole may be a join or a condition. */
function isHole(node: SqlNode | undefined): boolean {
  return node?.kind === 'parameter' || node?.kind === 'template';
}

const joinWords = new Set(
  ', JOIN INNER LEFT RIGHT FULL OUTER CROSS NATURAL LATERAL ONLY STRAIGHT_JOIN APPLY ASOF'.split(' '),
);

function takeCondition(cursor: NodeCursor): SqlNode[] {
  const condition: SqlNode[] = [];
  while (!cursor.done && !(joinWords.has(cursor.word()) && cursor.peek(1)?.kind !== 'group')) {
    const node = cursor.next();
    if (node !== undefined) condition.push(node);
  }
  return condition;
}

function readUsing(draft: QueryDraft, scope: Scope, cursor: NodeCursor, joined: ScopeTable | undefined): void {
  cursor.next();
  for (const part of splitByComma(cursor.takeGroup()?.items ?? [])) {
    const column = plainColumn(part);
    if (column !== undefined) addFilter(draft, scope, { ...column, qualifier: joined?.name }, 'equal');
  }
}

/** Join words, index hints and samples, which name no table. */
function skipHint(cursor: NodeCursor): boolean {
  const word = cursor.word();
  if (joinWords.has(word)) cursor.next();
  else if (hints.has(word)) {
    while (!cursor.done && cursor.peek()?.kind !== 'group') cursor.next();
    cursor.next();
  } else return false;
  return true;
}

const hints = new Set(['USE', 'FORCE', 'IGNORE', 'TABLESAMPLE', 'WITH']);

function readTable(draft: QueryDraft, scope: Scope, cursor: NodeCursor): ScopeTable | undefined {
  const node = cursor.peek();
  if (node?.kind === 'group') return readGroup(draft, scope, cursor, node.items);
  if (isHole(node)) {
    cursor.next();
    if (!cursor.take('.')) return addDerived(scope, cursor);
  }
  const name = cursor.takeName();
  if (name === undefined) {
    cursor.next();
    return undefined;
  }
  if (cursor.takeGroup() !== undefined || name.name.includes('?')) return addDerived(scope, cursor);
  return addTable(draft, scope, { name: name.name, schema: name.schema, alias: takeAlias(cursor) });
}

function readGroup(
  draft: QueryDraft,
  scope: Scope,
  cursor: NodeCursor,
  items: readonly SqlNode[],
): ScopeTable | undefined {
  cursor.next();
  const word = items[0]?.kind === 'word' ? items[0].word : '';
  if (isSelect(items)) draft.pending.push({ nodes: items, parent: scope });
  else if (word !== 'VALUES') {
    readTables(draft, scope, items);
    return scope.tables.at(-1);
  }
  return addDerived(scope, cursor);
}

function addDerived(scope: Scope, cursor: NodeCursor): ScopeTable {
  const table = { name: takeAlias(cursor) ?? '', derived: true };
  scope.tables.push(table);
  return table;
}

function takeAlias(cursor: NodeCursor): string | undefined {
  cursor.take('AS');
  const node = cursor.peek();
  const isAlias = node?.kind === 'quoted' || (node?.kind === 'word' && !notAliases.has(node.word));
  const alias = isAlias ? cursor.takeName()?.name : undefined;
  if (alias !== undefined) cursor.takeGroup();
  return alias;
}

const notAliases = new Set(
  'ON USING JOIN INNER LEFT RIGHT FULL OUTER CROSS NATURAL LATERAL USE FORCE IGNORE TABLESAMPLE WITH AS ASOF'.split(
    ' ',
  ),
);
