import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { ColumnDefinition, ConstraintDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { singularOf } from '../shapes/inflections.ts';
import {
  columnOf,
  foreignKey,
  isColumnType,
  isLiteral,
  optionsOf,
  referenceOf,
  type Span,
  textOf,
  textsOf,
} from './active-record-columns.ts';

/** What the lines of one `create_table` or `change_table` block add up to. */
export interface TableLines {
  readonly columns: ColumnDefinition[];
  readonly constraints: ConstraintDefinition[];
  readonly after: SchemaStatement[];
}

export function tableLines(outline: Outline, table: string, fn: number): TableLines {
  const lines: TableLines = { columns: [], constraints: [], after: [] };
  const parameter = outline.functions[fn]?.parameters[0]?.name;
  for (const call of outline.calls)
    if (call.fn === fn && call.on?.kind === 'name' && call.on.name === parameter) readLine(lines, table, call);
  return lines;
}

function readLine(lines: TableLines, table: string, call: CallOutline): void {
  const place = { at: call.start, end: call.end };
  const options = optionsOf(call);
  const names = call.args.flatMap((value) => textsOf(value));
  switch (call.name) {
    case 'timestamps':
      lines.columns.push(
        ...['created_at', 'updated_at'].map((name) => columnOf(name, 'datetime', notNull(options), place)),
      );
      return;
    case 'references':
    case 'belongs_to':
    case 'add_reference':
      for (const name of names) addReference(lines, table, name, options, place);
      return;
    case 'index':
      lines.after.push(indexOn(table, textsOf(call.args[0]), options, place));
      return;
    case 'foreign_key': {
      const [target = ''] = names;
      const column = textOf(options.get('column')) ?? `${singularOf(target)}_id`;
      lines.constraints.push(foreignKey(target, column, options, place));
      return;
    }
    case 'check_constraint':
      lines.constraints.push({
        ...place,
        constraint: 'check',
        expression: names[0] ?? '',
        name: textOf(options.get('name')),
      });
      return;
    case 'unique_constraint':
      lines.constraints.push({
        ...place,
        constraint: 'unique',
        columns: textsOf(call.args[0]),
        name: textOf(options.get('name')),
      });
      return;
    case 'remove':
      lines.after.push(...names.map((column): SchemaStatement => ({ kind: 'drop-column', ...place, table, column })));
      return;
    case 'rename':
      if (names[0] !== undefined && names[1] !== undefined)
        lines.after.push({ kind: 'rename-column', ...place, table, column: names[0], to: names[1] });
      return;
    case 'column':
      if (names[0] !== undefined) lines.columns.push(columnOf(names[0], names[1] ?? 'string', options, place));
      return;
    default:
      if (isColumnType(call.name))
        lines.columns.push(...names.map((name) => columnOf(name, call.name, options, place)));
  }
}

function notNull(options: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return options.has('null') ? options : new Map([...options, ['null', { kind: 'literal', text: 'false' }]]);
}

function addReference(
  lines: TableLines,
  table: string,
  name: string,
  options: ReadonlyMap<string, Value>,
  place: Span,
): void {
  const { columns, constraints, index } = referenceOf(name, options, place);
  lines.columns.push(...columns);
  lines.constraints.push(...constraints);
  if (index !== undefined) lines.after.push({ ...named(table, index), ...place });
}

type NewIndex = SchemaStatement & { readonly kind: 'create-index' };

export function named(
  table: string,
  index: { readonly columns: readonly string[]; readonly unique: boolean; readonly name?: string | undefined },
): NewIndex {
  const { columns, unique, name = `index_${table}_on_${columns.join('_and_')}` } = index;
  return { kind: 'create-index', table, name, columns, unique, concurrently: false, at: 0, end: 0 };
}

/** `add_index :orders, [:shop_id, :state], unique: true, where: 'deleted_at is null'` */
export function indexOn(
  table: string,
  columns: readonly string[],
  options: ReadonlyMap<string, Value>,
  place: Span,
): SchemaStatement {
  return {
    ...named(table, {
      columns: columns.map(asColumn),
      unique: isLiteral(options.get('unique'), 'true'),
      name: textOf(options.get('name')) ?? `index_${table}_on_${columns.join('_and_')}`,
    }),
    ...place,
    where: textOf(options.get('where')),
    method: textOf(options.get('using')),
    concurrently: textOf(options.get('algorithm')) === 'concurrently',
    ifNotExists: isLiteral(options.get('if_not_exists'), 'true'),
    include: options.has('include') ? textsOf(options.get('include')) : undefined,
  };
}

/** An expression stands in parentheses. */
function asColumn(column: string): string {
  return /^[\w$]+$/.test(column) || column.startsWith('(') ? column : `(${column})`;
}
