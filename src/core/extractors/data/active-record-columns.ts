import type { CallOutline, ObjectValue, Value } from '../../syntax/outline.ts';
import type { ColumnDefinition, ConstraintDefinition } from '../../syntax/sql/schema-statement.ts';
import { pluralOf } from '../shapes/inflections.ts';

/** Methods that make a column → its SQL type. */
const types: Readonly<Record<string, string>> = {
  string: 'varchar',
  text: 'text',
  integer: 'integer',
  bigint: 'bigint',
  smallint: 'smallint',
  tinyint: 'smallint',
  float: 'float',
  real: 'real',
  decimal: 'numeric',
  numeric: 'numeric',
  money: 'money',
  boolean: 'boolean',
  datetime: 'timestamp',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  date: 'date',
  time: 'time',
  binary: 'bytea',
  blob: 'blob',
  json: 'json',
  jsonb: 'jsonb',
  hstore: 'hstore',
  uuid: 'uuid',
  inet: 'inet',
  cidr: 'cidr',
  macaddr: 'macaddr',
  citext: 'citext',
  xml: 'xml',
  point: 'point',
  tsvector: 'tsvector',
  interval: 'interval',
  enum: 'enum',
  geometry: 'geometry',
  st_point: 'geometry',
  geography: 'geography',
  vector: 'vector',
  int4range: 'int4range',
  int8range: 'int8range',
  tsrange: 'tsrange',
  tstzrange: 'tstzrange',
  daterange: 'daterange',
  virtual: 'virtual',
  primary_key: 'bigint',
  unsigned_integer: 'integer',
  unsigned_bigint: 'bigint',
  mediumtext: 'mediumtext',
  longtext: 'longtext',
  attachment: 'varchar',
};

export interface Span {
  readonly at: number;
  readonly end: number;
}

export function isColumnType(name: string): boolean {
  return Object.hasOwn(types, name);
}

/** Named options of a call. */
export function optionsOf(call: CallOutline): ReadonlyMap<string, Value> {
  const objects = call.args.filter((argument): argument is ObjectValue => argument.kind === 'object');
  return new Map(objects.flatMap(({ entries }) => entries.map(({ key, value }) => [key, value] as const)));
}

export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

/** A text or a list of them. */
export function textsOf(value: Value | undefined): readonly string[] {
  if (value?.kind === 'text') return [value.text];
  return value?.kind === 'list' ? value.items.flatMap(textsOf) : [];
}

export function isLiteral(value: Value | undefined, text: string): boolean {
  return value?.kind === 'literal' && value.text === text;
}

/** `t.string :email, limit: 80, null: false, default: ''` */
export function columnOf(
  name: string,
  method: string,
  options: ReadonlyMap<string, Value>,
  place: Span,
): ColumnDefinition {
  const fallback = options.get('default');
  return {
    ...place,
    name,
    type: typeOf(method, options),
    nullable: !isLiteral(options.get('null'), 'false') && method !== 'primary_key',
    default: fallback === undefined || isLiteral(fallback, 'null') ? undefined : defaultOf(fallback),
    generated: method === 'primary_key' || method === 'virtual',
    comment: textOf(options.get('comment')),
  };
}

function defaultOf(value: Value): string {
  if (value.kind === 'text') return `'${value.text}'`;
  return value.kind === 'literal' ? value.text : 'set';
}

function typeOf(method: string, options: ReadonlyMap<string, Value>): string {
  const base = Object.hasOwn(types, method) ? (types[method] ?? method) : method;
  const number = (key: string): string | undefined => {
    const value = options.get(key);
    return value?.kind === 'literal' && /^\d+$/.test(value.text) ? value.text : undefined;
  };
  const limit = number('limit');
  const precision = number('precision');
  const suffix = isLiteral(options.get('array'), 'true') ? '[]' : '';
  if (method === 'integer' && limit === '8') return `bigint${suffix}`;
  if (base === 'varchar') return `varchar${limit === undefined ? '' : `(${limit})`}${suffix}`;
  if (base === 'numeric' && precision !== undefined) return `numeric(${precision},${number('scale') ?? '0'})${suffix}`;
  return `${base}${suffix}`;
}

/** What `t.references :customer, foreign_key: { to_table: :users }` adds beside its column. */
export interface Reference {
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly ConstraintDefinition[];
  readonly index:
    | { readonly columns: readonly string[]; readonly unique: boolean; readonly name?: string | undefined }
    | undefined;
}

export function referenceOf(name: string, options: ReadonlyMap<string, Value>, place: Span): Reference {
  const polymorphic = options.has('polymorphic') && !isLiteral(options.get('polymorphic'), 'false');
  const column = `${name}_id`;
  const columns = [columnOf(column, textOf(options.get('type')) ?? 'bigint', withoutDefault(options), place)];
  if (polymorphic) columns.unshift(columnOf(`${name}_type`, 'string', options, place));
  const key = options.get('foreign_key');
  const settings = key?.kind === 'object' ? new Map(key.entries.map((entry) => [entry.key, entry.value])) : new Map();
  const wanted = key !== undefined && !isLiteral(key, 'false');
  const indexed = options.get('index');
  const indexOptions =
    indexed?.kind === 'object' ? new Map(indexed.entries.map((entry) => [entry.key, entry.value])) : new Map();
  return {
    columns,
    constraints: wanted
      ? [foreignKey(textOf(settings.get('to_table')) ?? pluralOf(name), column, settings, place)]
      : [],
    index: isLiteral(indexed, 'false')
      ? undefined
      : {
          columns: polymorphic ? [`${name}_type`, column] : [column],
          unique: isLiteral(indexOptions.get('unique'), 'true'),
          name: textOf(indexOptions.get('name')),
        },
  };
}

function withoutDefault(options: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...options].filter(([key]) => key !== 'limit'));
}

export function foreignKey(
  table: string,
  column: string,
  options: ReadonlyMap<string, Value>,
  place: Span,
): ConstraintDefinition {
  const action = (key: string): string | undefined => {
    const written = textOf(options.get(key));
    return written === 'nullify' ? 'set null' : written;
  };
  return {
    ...place,
    constraint: 'foreign-key',
    name: textOf(options.get('name')),
    columns: [column],
    table,
    referenced: [textOf(options.get('primary_key')) ?? 'id'],
    onDelete: action('on_delete'),
    onUpdate: action('on_update'),
  };
}
