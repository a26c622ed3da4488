import { keyColumns } from './key-columns.ts';
import type { NodeCursor, QualifiedName } from './node-cursor.ts';
import { sourceOf } from './node-lists.ts';
import type { Place, SchemaStatement } from './schema-statement.ts';
import type { SqlNode } from './token.ts';

/** What the words before `INDEX` say. */
interface IndexHead extends Place {
  readonly unique: boolean;
  readonly method: string | undefined;
}

/** Reads `CREATE INDEX`, with the cursor behind these words. */
export function readCreateIndex(text: string, cursor: NodeCursor, head: IndexHead): SchemaStatement | undefined {
  let concurrently = cursor.take('CONCURRENTLY');
  const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
  concurrently = cursor.take('CONCURRENTLY') || concurrently;
  const name = cursor.word() === 'ON' ? undefined : cursor.takeName();
  const early = readMethod(cursor);
  if (!cursor.take('ON')) return undefined;
  cursor.take('ONLY');
  const table = cursor.takeName();
  const method = readMethod(cursor) ?? early;
  const group = cursor.takeGroup();
  if (table === undefined || group === undefined) return undefined;
  return {
    kind: 'create-index',
    table: table.name,
    schema: table.schema,
    name: name?.name,
    columns: keyColumns(text, group),
    ...head,
    method: head.method ?? method ?? readMethod(cursor),
    concurrently,
    ifNotExists,
    ...readIndexOptions(text, cursor),
  };
}

/** `btree` is what every dialect does anyway. */
function readMethod(cursor: NodeCursor): string | undefined {
  if (!cursor.take('USING')) return undefined;
  const method = cursor.takeName()?.name.toLowerCase();
  return method === 'btree' ? undefined : method;
}

function readIndexOptions(
  text: string,
  cursor: NodeCursor,
): { where?: string | undefined; include?: readonly string[] | undefined } {
  let include: readonly string[] | undefined;
  while (!cursor.done) {
    if (cursor.take('WHERE')) return { include, where: withoutParentheses(text, cursor.rest()) };
    const group = cursor.take('INCLUDE') ? cursor.takeGroup() : undefined;
    if (group !== undefined) include = keyColumns(text, group);
    else cursor.next();
  }
  return { include };
}

function withoutParentheses(text: string, nodes: readonly SqlNode[]): string {
  const [only] = nodes;
  return sourceOf(text, nodes.length === 1 && only?.kind === 'group' ? only.items : nodes);
}

/**
 * MySQL's index between the columns of a table: `KEY by_email (email)`. A column may be called `key` elsewhere:
 * `key varchar(255)`.
 */
export function readTableKey(
  text: string,
  cursor: NodeCursor,
  table: QualifiedName,
  nodes: readonly SqlNode[],
): SchemaStatement | undefined {
  if (!startsTableKey(cursor)) return undefined;
  const kind = specialKeys.has(cursor.word()) ? cursor.word().toLowerCase() : undefined;
  while (keyWords.has(cursor.word()) && cursor.peek()?.kind === 'word') cursor.next();
  const name = cursor.takeName()?.name;
  const method = readMethod(cursor) ?? kind;
  const group = cursor.takeGroup();
  if (group === undefined) return undefined;
  return {
    kind: 'create-index',
    table: table.name,
    schema: table.schema,
    name,
    columns: keyColumns(text, group),
    unique: false,
    method,
    concurrently: false,
    at: nodes[0]?.at ?? 0,
    end: nodes.at(-1)?.end ?? 0,
  };
}

const specialKeys = new Set(['FULLTEXT', 'SPATIAL']);
const keyWords = new Set(['KEY', 'INDEX', 'FULLTEXT', 'SPATIAL']);

function startsTableKey(cursor: NodeCursor): boolean {
  if (!keyWords.has(cursor.word())) return false;
  const name = keyWords.has(cursor.word(1)) ? 2 : 1;
  const columns = [cursor.peek(name), cursor.peek(name + 1), cursor.peek(name + 3)];
  const group = columns.find((node) => node?.kind === 'group');
  if (group?.kind !== 'group' || (columns[2] === group && cursor.word(name + 1) !== 'USING')) return false;
  const first = group.items[0];
  return first?.kind === 'word' || first?.kind === 'quoted' || first?.kind === 'group';
}
