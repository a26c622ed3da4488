import { keyColumns } from './key-columns.ts';
import type { NodeCursor } from './node-cursor.ts';
import { sourceOf } from './node-lists.ts';
import type { ConstraintDefinition } from './schema-statement.ts';

type Body<T> = T extends unknown ? Omit<T, 'at' | 'end' | 'name' | 'notValid'> : never;
type ConstraintBody = Body<ConstraintDefinition>;
type ForeignKeyBody = Extract<ConstraintBody, { constraint: 'foreign-key' }>;

/** A constraint that is an item of its own. `exclude` is read past: a table has no place for it. */
export type ConstraintReading = ConstraintDefinition | 'exclude' | undefined;

/** Reads a constraint in `CREATE TABLE` or behind `ADD`; the cursor stays where it is when none stands there. */
export function readConstraint(text: string, cursor: NodeCursor): ConstraintReading {
  const at = cursor.peek()?.at ?? 0;
  if (!startsConstraint(cursor)) return undefined;
  let name = cursor.take('CONSTRAINT') && !constraintWords.has(cursor.word()) ? cursor.takeName()?.name : undefined;
  const body = readBody(text, cursor, (keyName) => {
    name ??= keyName;
  });
  if (body === undefined) return 'exclude';
  const notValid = skipOptions(cursor) ? true : undefined;
  return { ...body, name, notValid, at, end: cursor.passedTo };
}

const constraintWords = new Set(['PRIMARY', 'UNIQUE', 'FOREIGN', 'CHECK', 'EXCLUDE']);

function startsConstraint(cursor: NodeCursor): boolean {
  const first = cursor.word();
  const second = cursor.word(1);
  if (first === 'CONSTRAINT' || first === 'UNIQUE') return true;
  if (first === 'PRIMARY' || first === 'FOREIGN') return second === 'KEY';
  const group = cursor.peek(1)?.kind === 'group';
  return (first === 'CHECK' && group) || (first === 'EXCLUDE' && (group || second === 'USING'));
}

function readBody(text: string, cursor: NodeCursor, onKeyName: (name: string) => void): ConstraintBody | undefined {
  if (cursor.take('PRIMARY', 'KEY')) {
    const columns = keyList(text, cursor, onKeyName);
    return { constraint: 'primary-key', columns, usingIndex: usingIndex(cursor) };
  }
  if (cursor.take('UNIQUE')) {
    const columns = keyList(text, cursor, onKeyName);
    return { constraint: 'unique', columns, usingIndex: usingIndex(cursor) };
  }
  if (cursor.take('FOREIGN', 'KEY')) {
    const columns = keyList(text, cursor, onKeyName);
    return readReference(text, cursor, columns);
  }
  if (!cursor.take('CHECK')) return undefined;
  return { constraint: 'check', expression: checkExpression(text, cursor) };
}

/** MySQL names a key between its words and its columns: `UNIQUE KEY by_email USING BTREE (email)`. */
function keyList(text: string, cursor: NodeCursor, onKeyName: (name: string) => void): string[] {
  while (keyWords.has(cursor.word())) cursor.next();
  if (cursor.peek()?.kind !== 'group' && cursor.word() !== 'USING') {
    const name = cursor.takeName();
    if (name !== undefined) onKeyName(name.name);
  }
  if (cursor.word() === 'USING' && cursor.word(1) !== 'INDEX' && cursor.take('USING')) cursor.next();
  const group = cursor.takeGroup();
  return group === undefined ? [] : keyColumns(text, group);
}

const keyWords = new Set(['KEY', 'INDEX', 'CLUSTERED', 'NONCLUSTERED', 'NULLS', 'NOT', 'DISTINCT']);

function usingIndex(cursor: NodeCursor): string | undefined {
  return cursor.take('USING', 'INDEX') ? cursor.takeName()?.name : undefined;
}

export function checkExpression(text: string, cursor: NodeCursor): string {
  const group = cursor.takeGroup();
  return group === undefined ? '' : sourceOf(text, group.items);
}

/** `REFERENCES users (id) ON DELETE CASCADE`, at its first word. */
export function readReference(
  text: string,
  cursor: NodeCursor,
  columns: readonly string[],
): ForeignKeyBody | undefined {
  if (!cursor.take('REFERENCES')) return undefined;
  const table = cursor.takeName();
  if (table === undefined) return undefined;
  const group = cursor.takeGroup();
  const referenced = group === undefined ? [] : keyColumns(text, group);
  return { constraint: 'foreign-key', columns, table: table.name, referenced, ...readActions(cursor) };
}

function readActions(cursor: NodeCursor): { onDelete?: string | undefined; onUpdate?: string | undefined } {
  let onDelete: string | undefined;
  let onUpdate: string | undefined;
  for (;;) {
    if (cursor.take('MATCH')) cursor.next();
    else if (cursor.take('ON', 'DELETE')) onDelete = readAction(cursor);
    else if (cursor.take('ON', 'UPDATE')) onUpdate = readAction(cursor);
    else return { onDelete, onUpdate };
  }
}

/** In lower case: `cascade`, `set null`, `no action`. */
function readAction(cursor: NodeCursor): string {
  const first = cursor.word();
  cursor.next();
  if (first !== 'SET' && first !== 'NO') return first.toLowerCase();
  const second = cursor.word();
  cursor.next();
  cursor.takeGroup();
  return `${first} ${second}`.toLowerCase();
}

/** Whether `NOT VALID` stands among the words behind a constraint. */
function skipOptions(cursor: NodeCursor): boolean {
  let notValid = false;
  while (!cursor.done) {
    if (cursor.take('NOT', 'VALID')) notValid = true;
    else cursor.next();
  }
  return notValid;
}
