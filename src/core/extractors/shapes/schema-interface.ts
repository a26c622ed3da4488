import type { CallOutline, ObjectValue, Outline, Value } from '../../syntax/outline.ts';
import type { Place, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { type ColumnObjectVocabulary, readColumnObject } from './column-object.ts';
import { isObject, option, textOf } from './object-values.ts';

/** A call such as `createTable('users', { … })` while it is read. */
export interface SchemaCall {
  readonly outline: Outline;
  readonly columns: ColumnObjectVocabulary;
  readonly call: CallOutline;
  /** The table that the first argument names. */
  readonly table: string;
  readonly schema?: string | undefined;
}

export function placeOf({ call }: SchemaCall): Place {
  return { at: call.start, end: call.end };
}

export function headOf(of: SchemaCall) {
  return { table: of.table, schema: of.schema, ...placeOf(of) };
}

/** Statements of the calls that all libraries of this shape share; undefined for any other. */
export function readSchemaCall(of: SchemaCall): SchemaStatement[] | undefined {
  const { call } = of;
  const [, second, third] = call.args;
  switch (call.name) {
    case 'createTable':
      return isObject(second) ? [createTable(of, second)] : [];
    case 'dropTable':
      return [{ kind: 'drop-table', ...headOf(of) }];
    case 'renameTable':
      return withText(second, (to) => ({ kind: 'rename-table', to, ...headOf(of) }));
    case 'addColumn':
      return withText(second, (name) => addColumn(of, name, third));
    case 'removeColumn':
      return withText(second, (column) => ({ kind: 'drop-column', column, ...headOf(of) }));
    case 'renameColumn':
      return withText(second, (column) => ({
        kind: 'rename-column',
        column,
        to: textOf(third) ?? column,
        ...headOf(of),
      }));
    case 'changeColumn':
      return withText(second, (name) => changeColumn(of, name, third));
    default:
      return undefined;
  }
}

function withText(value: Value | undefined, statement: (text: string) => SchemaStatement): SchemaStatement[] {
  return value?.kind === 'text' ? [statement(value.text)] : [];
}

function createTable(of: SchemaCall, spec: ObjectValue): SchemaStatement {
  const columns = option(spec, 'columns');
  const entries = (isObject(columns) ? columns : spec).entries;
  const read = entries.map(({ key, value, at }) =>
    readColumnObject(of.outline, of.columns, key, value, { at, end: at }),
  );
  const keys = read.flatMap(({ constraints }) => constraints.filter((key) => key.constraint === 'primary-key'));
  const others = read.flatMap(({ constraints }) => constraints.filter((key) => key.constraint !== 'primary-key'));
  const [first] = keys;
  return {
    kind: 'create-table',
    ifNotExists: false,
    columns: read.map(({ column }) => column),
    constraints: first === undefined ? others : [{ ...first, columns: keys.flatMap((key) => key.columns) }, ...others],
    partitioned: false,
    ...headOf(of),
  };
}

const nothing: Value = { kind: 'other', node: '' };

function addColumn(of: SchemaCall, name: string, spec: Value | undefined): SchemaStatement {
  const read = readColumnObject(of.outline, of.columns, name, spec ?? nothing, placeOf(of));
  return { kind: 'add-column', ...read, ...headOf(of) };
}

function changeColumn(of: SchemaCall, name: string, spec: Value | undefined): SchemaStatement {
  const { column } = readColumnObject(of.outline, of.columns, name, spec ?? nothing, placeOf(of));
  const restated = option(spec, of.columns.required.key) !== undefined;
  return {
    kind: 'alter-column',
    column: name,
    ...(column.type === '' ? {} : { type: column.type }),
    ...(restated ? { nullable: column.nullable } : {}),
    ...(column.default === undefined ? {} : { default: column.default }),
    ...headOf(of),
  };
}

/** The function of a migration that moves it forward, or one within. */
export function runsUpward(outline: Outline, call: CallOutline): boolean {
  for (let fn = call.fn; fn > 0; fn = outline.functions[fn]?.parent ?? 0) {
    if (outline.functions[fn]?.name === 'up') return true;
  }
  return false;
}
