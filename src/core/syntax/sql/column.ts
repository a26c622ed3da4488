import { checkExpression, readReference } from './constraint.ts';
import { NodeCursor } from './node-cursor.ts';
import { sourceOf, typeText } from './node-lists.ts';
import type { ColumnDefinition, ConstraintDefinition } from './schema-statement.ts';
import type { SqlNode } from './token.ts';

export interface ColumnReading {
  readonly column: ColumnDefinition;
  /** Constraints that stand inside the column's definition. */
  readonly constraints: readonly ConstraintDefinition[];
}

/** Reads `email varchar(255) NOT NULL UNIQUE`. */
export function readColumn(text: string, nodes: readonly SqlNode[]): ColumnReading | undefined {
  const cursor = new NodeCursor(nodes);
  const name = cursor.takeName();
  if (name === undefined) return undefined;
  const type = typeText(
    text,
    takeWhile(cursor, (word, first) => !endsType(cursor, word, first)),
  );
  const draft = readAttributes(text, cursor, name.name, {
    ...emptyDraft,
    generated: serial.test(type),
    constraints: [],
  });
  const { constraints, nullable, generated, default: defaultTo, comment } = draft;
  const notNull = serial.test(type) || constraints.some((constraint) => constraint.constraint === 'primary-key');
  const { computed } = draft;
  const virtual = computed === true ? undefined : draft.virtual;
  const column = {
    name: name.name,
    type,
    nullable: nullable && !notNull,
    default: defaultTo,
    generated,
    comment,
    computed,
    virtual,
    at: name.at,
    end: nodes.at(-1)?.end ?? name.end,
  };
  return { column, constraints };
}

const serial = /^(?:small|big)?serial\d?$/;

interface Draft {
  nullable: boolean;
  generated: boolean;
  default: string | undefined;
  comment: string | undefined;
  computed: true | undefined;
  virtual: true | undefined;
  readonly constraints: ConstraintDefinition[];
}

const emptyDraft = { nullable: true, default: undefined, comment: undefined, computed: undefined, virtual: undefined };

function readAttributes(text: string, cursor: NodeCursor, column: string, draft: Draft): Draft {
  while (!cursor.done) {
    const at = cursor.peek()?.at ?? 0;
    const name = cursor.take('CONSTRAINT') ? cursor.takeName()?.name : undefined;
    if (readKeyword(text, cursor, draft)) continue;
    const body = readColumnConstraint(text, cursor, column);
    if (body !== undefined) draft.constraints.push({ ...body, name, at, end: cursor.passedTo });
    else if (name === undefined) cursor.next();
  }
  return draft;
}

function readKeyword(text: string, cursor: NodeCursor, draft: Draft): boolean {
  if (cursor.take('NOT', 'NULL')) draft.nullable = false;
  else if (cursor.take('NULL')) draft.nullable = true;
  else if (cursor.take('GENERATED', 'BY', 'DEFAULT')) draft.generated = true;
  else if (cursor.take('DEFAULT')) readDefault(text, cursor, draft);
  else if (cursor.take('COMMENT')) draft.comment = cursor.takeText();
  else if (cursor.take('ON', 'UPDATE')) takeWhile(cursor, (word, first) => first || !attributeWords.has(word));
  else if (generators.has(cursor.word())) {
    draft.generated = true;
    if (cursor.take('AS') && cursor.peek()?.kind === 'group') draft.virtual = true;
    else if (cursor.word() !== '') cursor.next();
  } else if (cursor.take('STORED') || cursor.take('PERSISTED')) draft.computed = true;
  else return false;
  return true;
}

const generators = new Set(['GENERATED', 'AUTO_INCREMENT', 'AUTOINCREMENT', 'IDENTITY', 'AS']);

function readDefault(text: string, cursor: NodeCursor, draft: Draft): void {
  draft.default = sourceOf(text, takeExpression(cursor));
  if (draft.default.toLowerCase().startsWith('nextval(')) draft.generated = true;
}

function readColumnConstraint(text: string, cursor: NodeCursor, column: string) {
  const columns = [column];
  if (cursor.take('PRIMARY', 'KEY')) return { constraint: 'primary-key' as const, columns };
  if (cursor.take('UNIQUE')) {
    cursor.take('KEY');
    cursor.take('NULLS', 'NOT', 'DISTINCT');
    return { constraint: 'unique' as const, columns };
  }
  if (cursor.take('CHECK')) return { constraint: 'check' as const, expression: checkExpression(text, cursor) };
  return readReference(text, cursor, columns);
}

/** An expression up to the next column attribute; its first node always belongs to it (`DEFAULT NULL`). */
export function takeExpression(cursor: NodeCursor): SqlNode[] {
  return takeWhile(cursor, (word, first) => first || !attributeWords.has(word));
}

function takeWhile(cursor: NodeCursor, belongs: (word: string, first: boolean) => boolean): SqlNode[] {
  const taken: SqlNode[] = [];
  while (!cursor.done && belongs(cursor.word(), taken.length === 0)) {
    const node = cursor.next();
    if (node !== undefined) taken.push(node);
  }
  return taken;
}

const attributeWords = new Set(
  (
    'NOT NULL DEFAULT PRIMARY UNIQUE REFERENCES CHECK CONSTRAINT GENERATED COLLATE COMMENT AUTO_INCREMENT ' +
    'AUTOINCREMENT IDENTITY ON KEY AS CHARSET STORAGE COMPRESSION VIRTUAL STORED INVISIBLE VISIBLE ENCODE ROWGUIDCOL ' +
    'SPARSE PERSISTED HIDDEN DEFERRABLE INITIALLY AFTER FIRST USING'
  ).split(' '),
);

/** `CHARACTER SET` is an attribute and `CHARACTER VARYING` a type; `WITH` belongs to `TIME ZONE` alone. */
function endsType(cursor: NodeCursor, word: string, first: boolean): boolean {
  if (attributeWords.has(word)) return true;
  if (word === 'CHARACTER' || word === 'BINARY') return !first;
  return word === 'WITH' && cursor.word(1) !== 'TIME' && cursor.word(1) !== 'LOCAL';
}
