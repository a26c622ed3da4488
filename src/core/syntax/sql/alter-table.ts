import { readColumn, takeExpression } from './column.ts';
import { readConstraint } from './constraint.ts';
import { readTableKey } from './create-index.ts';
import { NodeCursor, type QualifiedName } from './node-cursor.ts';
import { sourceOf, splitByComma, typeText } from './node-lists.ts';
import type { SchemaStatement } from './schema-statement.ts';
import type { SqlNode } from './token.ts';

/** Reads `ALTER TABLE`, with the cursor behind its words: one statement an action. Undefined without a table name. */
export function readAlterTable(text: string, cursor: NodeCursor): SchemaStatement[] | undefined {
  cursor.take('IF', 'EXISTS');
  cursor.take('ONLY');
  const table = cursor.takeName();
  if (table === undefined) return undefined;
  cursor.take('*');
  if (cursor.word() === 'WITH') while (cursor.word() !== 'ADD' && !cursor.done) cursor.next();
  return splitByComma(cursor.rest()).flatMap((nodes) =>
    readAction({ text, table, nodes, cursor: new NodeCursor(nodes) }),
  );
}

interface Action {
  readonly text: string;
  readonly table: QualifiedName;
  readonly nodes: readonly SqlNode[];
  readonly cursor: NodeCursor;
}

function readAction(action: Action): SchemaStatement[] {
  const { cursor } = action;
  if (cursor.take('ADD')) return readAdd(action);
  if (cursor.take('DROP')) return readDrop(action);
  if (cursor.take('ALTER')) return readAlterColumn(action);
  if (cursor.take('MODIFY')) return readModify(action);
  if (cursor.take('CHANGE')) return readChange(action);
  if (cursor.take('RENAME')) return readRename(action);
  if (cursor.take('VALIDATE', 'CONSTRAINT')) {
    const name = cursor.takeName()?.name;
    return name === undefined ? [] : [{ ...base(action), kind: 'validate-constraint', name }];
  }
  const on = cursor.take('ENABLE');
  if ((on || cursor.take('DISABLE')) && cursor.take('ROW', 'LEVEL', 'SECURITY'))
    return [{ ...base(action), kind: 'row-security', on }];
  if (!cursor.take('ATTACH', 'PARTITION')) return [];
  const partition = cursor.takeName()?.name;
  return partition === undefined ? [] : [{ ...base(action), kind: 'attach-partition', partition }];
}

function base({ table, nodes }: Action) {
  return { table: table.name, schema: table.schema, at: nodes[0]?.at ?? table.at, end: nodes.at(-1)?.end ?? table.end };
}

function readAdd(action: Action): SchemaStatement[] {
  const { text, cursor, table, nodes } = action;
  const constraint = readConstraint(text, cursor);
  if (constraint === 'exclude') return [];
  if (constraint !== undefined) return [{ ...base(action), kind: 'add-constraint', constraint }];
  const key = readTableKey(text, cursor, table, nodes);
  if (key !== undefined) return [key];
  cursor.take('COLUMN');
  const guarded = cursor.take('IF', 'NOT', 'EXISTS');
  const group = cursor.takeGroup();
  return group === undefined
    ? addColumn(action, cursor.rest(), guarded)
    : splitByComma(group.items).flatMap((column) => addColumn(action, column, guarded));
}

function addColumn(action: Action, nodes: readonly SqlNode[], guarded: boolean): SchemaStatement[] {
  const reading = readColumn(action.text, nodes);
  return reading === undefined ? [] : [{ ...base(action), kind: 'add-column', guarded, ...reading }];
}

function readDrop(action: Action): SchemaStatement[] {
  const { cursor } = action;
  if (cursor.take('PRIMARY', 'KEY')) return [{ ...base(action), kind: 'drop-constraint', name: 'PRIMARY' }];
  const isConstraint = ['CONSTRAINT', 'CHECK'].some((word) => cursor.take(word)) || cursor.take('FOREIGN', 'KEY');
  const isIndex = !isConstraint && cursor.peek(1) !== undefined && (cursor.take('INDEX') || cursor.take('KEY'));
  const isColumn = !isConstraint && !isIndex;
  if (isColumn && cursor.word() === 'COLUMN' && cursor.peek(1) !== undefined) cursor.next();
  const guarded = cursor.take('IF', 'EXISTS');
  const name = cursor.takeName()?.name;
  if (name === undefined) return [];
  if (isColumn) return [{ ...base(action), kind: 'drop-column', guarded, column: name }];
  return [{ ...base(action), kind: isIndex ? 'drop-index' : 'drop-constraint', guarded, name }];
}

function readAlterColumn(action: Action): SchemaStatement[] {
  const { cursor, text } = action;
  if (cursor.word() === 'INDEX' || cursor.word() === 'CONSTRAINT') return [];
  cursor.take('COLUMN');
  const column = cursor.takeName()?.name;
  if (column === undefined) return [];
  const change = readColumnChange(text, cursor);
  return change === undefined ? [] : [{ ...base(action), kind: 'alter-column', column, ...change }];
}

type ColumnChange = Pick<
  Extract<SchemaStatement, { kind: 'alter-column' }>,
  'type' | 'nullable' | 'default' | 'converts'
>;

function readColumnChange(text: string, cursor: NodeCursor): ColumnChange | undefined {
  if (cursor.take('SET', 'NOT', 'NULL')) return { nullable: false };
  if (cursor.take('DROP', 'NOT', 'NULL')) return { nullable: true };
  if (cursor.take('DROP', 'DEFAULT')) return { default: null };
  if (cursor.take('SET', 'DEFAULT')) return { default: sourceOf(text, takeExpression(cursor)) };
  if (cursor.take('ADD', 'GENERATED')) return { default: `generated ${sourceOf(text, cursor.rest())}`.toLowerCase() };
  const standard = cursor.take('SET', 'DATA', 'TYPE') || cursor.take('TYPE');
  if (standard) return { type: typeText(text, takeType(cursor)), converts: skipTo(cursor, 'USING') };
  return columnStates.has(cursor.word()) || cursor.done ? undefined : retype(text, cursor);
}

const columnStates = new Set(['SET', 'DROP', 'ADD', 'RESTART', 'RESET']);

function skipTo(cursor: NodeCursor, word: string): boolean {
  while (!cursor.done && cursor.word() !== word) cursor.next();
  return !cursor.done;
}

function takeType(cursor: NodeCursor): SqlNode[] {
  return takeExpression(cursor);
}

/** SQL Server restates the column: `ALTER COLUMN email nvarchar(320) NOT NULL`. */
function retype(text: string, cursor: NodeCursor): ColumnChange {
  const type = typeText(text, takeType(cursor));
  return { type, nullable: !cursor.take('NOT', 'NULL') };
}

function readModify(action: Action): SchemaStatement[] {
  action.cursor.take('COLUMN');
  return restate(action);
}

/** MySQL: `CHANGE old new definition`. */
function readChange(action: Action): SchemaStatement[] {
  const { cursor } = action;
  cursor.take('COLUMN');
  const old = cursor.takeName()?.name;
  const restated = restate(action);
  const column = restated[0]?.kind === 'alter-column' ? restated[0].column : undefined;
  if (old === undefined || column === undefined) return [];
  if (old === column) return restated;
  return [{ ...base(action), kind: 'rename-column', column: old, to: column }, ...restated];
}

function restate(action: Action): SchemaStatement[] {
  const reading = readColumn(action.text, action.cursor.rest());
  if (reading === undefined) return [];
  const { name, type, nullable, default: defaultTo } = reading.column;
  return [{ ...base(action), kind: 'alter-column', column: name, type, nullable, default: defaultTo ?? null }];
}

function readRename(action: Action): SchemaStatement[] {
  const { cursor } = action;
  if (cursor.take('TO') || cursor.take('AS')) {
    const to = cursor.takeName()?.name;
    return to === undefined ? [] : [{ ...base(action), kind: 'rename-table', to }];
  }
  const isIndex = cursor.peek(3) !== undefined && ['CONSTRAINT', 'INDEX', 'KEY'].some((word) => cursor.take(word));
  if (!isIndex && cursor.word(1) !== 'TO') cursor.take('COLUMN');
  const name = cursor.takeName()?.name;
  const to = cursor.take('TO') ? cursor.takeName()?.name : undefined;
  if (name === undefined || to === undefined) return [];
  if (isIndex) return [{ ...base(action), kind: 'rename-index', name, to }];
  return [{ ...base(action), kind: 'rename-column', column: name, to }];
}
