import type { ScalarShape, Shape, ShapeField } from '../../model/shape.ts';
import type { Column, Table } from '../../model/table.ts';
import { wordsOf } from '../../model/words.ts';

/** What no answer should show, whatever the query selects. */
const secret: ReadonlySet<string> = new Set(['password', 'hash', 'salt', 'secret', 'token', 'digest']);

/** What a client does not send, because the server or the database sets it. */
const given: ReadonlySet<string> = new Set(['id', 'created_at', 'updated_at', 'deleted_at', 'createdat', 'updatedat']);

/** A row of a table as JSON: the columns that are named, else all. */
export function rowShape(table: Table, named: readonly string[]): Shape {
  const columns = named.length === 0 ? table.columns : table.columns.filter((column) => named.includes(column.name));
  return { type: 'object', name: table.name, fields: columns.filter(isShown).map(field) };
}

/** What a client sends to make or change such a row. */
export function sentShape(table: Table, named: readonly string[]): Shape {
  const columns = table.columns.filter((column) =>
    named.length === 0 ? column.default === undefined : named.includes(column.name),
  );
  const sent = columns.filter((column) => isShown(column) && !given.has(column.name.toLowerCase()));
  return { type: 'object', name: table.name, fields: sent.map(field) };
}

function isShown(column: Column): boolean {
  return !wordsOf(column.name).some((word) => secret.has(word));
}

function field(column: Column): ShapeField {
  // A row that was deleted or that has expired is not the one to show.
  const isUnset = column.nullable && /^(?:deleted|archived|cancell?ed|expired|revoked|reset)_?at$/i.test(column.name);
  const shape: Shape = isUnset ? { type: 'null' } : columnShape(column.type);
  const [, value] = /^'([^']*)'(?:::\w[\w ]*)?$/.exec(column.default ?? '') ?? [];
  const isText = shape.type === 'string' && shape.format === undefined;
  const values = isText ? column.values : undefined;
  // What a row holds when nobody says otherwise is the most honest example.
  const listed = values === undefined ? shape : { ...shape, values };
  const example = isText && value !== undefined && value !== '' ? { ...listed, example: value } : listed;
  return { name: column.name, shape: example, required: !column.nullable };
}

/** How a value of a column of this type is sent. */
export function columnShape(type: string): Shape {
  if (type.endsWith('[]')) return { type: 'array', items: columnShape(type.slice(0, -2)) };
  if (/json/.test(type)) return { type: 'object', fields: [] };
  return scalar(type);
}

function scalar(type: string): ScalarShape {
  if (/^(?:small|big|medium|tiny)?(?:int|serial)/.test(type)) return { type: 'integer' };
  if (/^(?:numeric|decimal|double|float|real|money|number)/.test(type)) return { type: 'number' };
  if (/^bool|^bit$/.test(type)) return { type: 'boolean' };
  if (/^uuid|^uniqueidentifier/.test(type)) return { type: 'string', format: 'uuid' };
  if (/^timestamp|^datetime/.test(type)) return { type: 'string', format: 'date-time' };
  if (/^date$/.test(type)) return { type: 'string', format: 'date' };
  const length = /^(?:var)?char(?:acter varying)?\((\d+)\)/.exec(type)?.[1];
  return { type: 'string', maxLength: length === undefined ? undefined : Number(length) };
}
