import type { CallOutline, FieldOutline, Outline, Value } from '../../syntax/outline.ts';
import type { PythonModel } from './python-model.ts';
import { callIn, keyword, lastName, positional, saysFalse, saysTrue, textIn } from './python-values.ts';

const columnCalls = new Set(['Column', 'mapped_column', 'Field']);

export function isColumnCall(name: string): boolean {
  return columnCalls.has(name);
}

/** Adds the column of a field with its keys and indexes. */
export function addColumn(
  outline: Outline,
  model: PythonModel,
  field: FieldOutline,
  sqlModel: boolean,
  /** A type that stands alone, where a migration changes that of a column. */
  alone?: Value,
): void {
  const written = alone === undefined ? callIn(outline, field.default) : undefined;
  // `Field(sa_column=Column(…))` says it all in SQLAlchemy's words.
  const call = callIn(outline, keyword(written, 'sa_column')) ?? written;
  const place = { at: field.at, end: field.end };
  const args = alone !== undefined ? [alone] : call !== undefined && call.name !== 'Field' ? positional(call) : [];
  const name = textIn(outline, args[0]) ?? field.name;
  const isKey = saysTrue(keyword(call, 'primary_key'));
  model.fields[field.name] = { column: name };
  model.columns.push({
    name,
    type: typeOf(outline, args, call, field),
    ...(takesTypeOfKey(outline, args) ? { assumed: true } : {}),
    nullable: !isKey && isNullable(call, field, sqlModel),
    default: defaultOf(outline, call, field),
    generated: isKey && /^(?:int|big|small)/.test(typeOf(outline, args, call, field)),
    comment: textIn(outline, keyword(call, 'comment')),
    ...place,
  });
  if (isKey) model.constraints.push({ constraint: 'primary-key', columns: [name], ...place });
  if (saysTrue(keyword(call, 'unique'))) model.constraints.push({ constraint: 'unique', columns: [name], ...place });
  else if (saysTrue(keyword(call, 'index'))) model.indexes.push({ columns: [name], unique: false, ...place });
  addReference(outline, model, name, call, args, place);
}

/** `ForeignKey('users.id', ondelete='CASCADE')`, `Field(foreign_key='user.id')` */
function addReference(
  outline: Outline,
  model: PythonModel,
  name: string,
  call: CallOutline | undefined,
  args: readonly Value[],
  place: { readonly at: number; readonly end: number },
): void {
  const key = args.map((value) => callIn(outline, value)).find((inner) => inner?.name === 'ForeignKey');
  const [target] = positional(key);
  const text = textIn(outline, key === undefined ? keyword(call, 'foreign_key') : target);
  const action = (option: string) => textIn(outline, keyword(key ?? call, option))?.toLowerCase();
  const common = { constraint: 'foreign-key', columns: [name], ...place } as const;
  const actions = { onDelete: action('ondelete'), onUpdate: action('onupdate') };
  if (text !== undefined) {
    const parts = text.split('.');
    const table = parts.at(-2) ?? text;
    model.constraints.push({ ...common, table, referenced: parts.length > 1 ? [parts.at(-1) ?? ''] : [], ...actions });
  } else if (target?.kind === 'name' && target.name.includes('.')) {
    // `Order.id`, and `orders.c.id` of a table that has no class.
    const [owner = '', column = ''] = target.name.replace('.c.', '.').split('.').slice(-2);
    if (column !== '' && owner !== 'c')
      model.constraints.push({ ...common, table: owner, referenced: [column], ofModel: true, ...actions });
  }
}

function isNullable(call: CallOutline | undefined, field: FieldOutline, sqlModel: boolean): boolean {
  const said = keyword(call, 'nullable');
  if (said !== undefined) return !saysFalse(said);
  if (field.type === undefined) return true;
  const optional = /\bOptional\[|\bNone\b/.test(field.type);
  return sqlModel || field.type.startsWith('Mapped[') ? optional : true;
}

function defaultOf(outline: Outline, call: CallOutline | undefined, field: FieldOutline): string | undefined {
  const server = keyword(call, 'server_default');
  const value = server ?? keyword(call, 'default') ?? (call === undefined ? field.default : undefined);
  const text = textIn(outline, value);
  if (text !== undefined) return server === undefined ? `'${text.replaceAll("'", "''")}'` : text;
  if (value?.kind === 'literal') return value.text === 'null' ? undefined : value.text;
  const made = callIn(outline, value);
  if (made?.name === 'now') return 'CURRENT_TIMESTAMP';
  return made?.name === 'text' ? textIn(outline, positional(made)[0]) : undefined;
}

function typeOf(outline: Outline, args: readonly Value[], call: CallOutline | undefined, field: FieldOutline): string {
  const written = [...args, keyword(call, 'type_'), keyword(call, 'sa_type')]
    .map((value) => writtenType(outline, value))
    .find((type) => type !== undefined);
  const length = keyword(call, 'max_length');
  return written ?? annotatedType(field.type, length?.kind === 'literal' ? length.text : undefined);
}

/** Without a type of its own a foreign key has that of the column that it refers to, whatever the annotation says. */
function takesTypeOfKey(outline: Outline, args: readonly Value[]): boolean {
  return (
    args.some((value) => callIn(outline, value)?.name === 'ForeignKey') &&
    args.every((value) => writtenType(outline, value) === undefined)
  );
}

/** `Integer`, `sa.String(30)`, `Numeric(10, 2)` */
function writtenType(outline: Outline, value: Value | undefined): string | undefined {
  const call = callIn(outline, value);
  const name = call === undefined ? lastName(value) : call.name;
  const plain = name === undefined ? undefined : sqlTypes[name.toLowerCase()];
  if (plain === undefined) return undefined;
  if (plain === 'timestamp' && saysTrue(keyword(call, 'timezone'))) return 'timestamptz';
  const named = ['length', 'precision', 'scale'].flatMap((key) => keyword(call, key) ?? []);
  const size = [...positional(call), ...named].flatMap((item) => (item.kind === 'literal' ? [item.text] : []));
  return size.length > 0 && sized.has(plain) ? `${plain}(${size.join(',')})` : plain;
}

const sized = new Set(['varchar', 'char', 'numeric']);

const sqlTypes: Readonly<Record<string, string>> = {
  integer: 'integer',
  int: 'integer',
  biginteger: 'bigint',
  bigint: 'bigint',
  smallinteger: 'smallint',
  string: 'varchar',
  varchar: 'varchar',
  unicode: 'varchar',
  autostring: 'varchar',
  char: 'char',
  text: 'text',
  unicodetext: 'text',
  boolean: 'boolean',
  datetime: 'timestamp',
  timestamp: 'timestamp',
  date: 'date',
  time: 'time',
  interval: 'interval',
  numeric: 'numeric',
  decimal: 'numeric',
  float: 'double precision',
  double: 'double precision',
  uuid: 'uuid',
  json: 'json',
  jsonb: 'jsonb',
  largebinary: 'bytea',
  enum: 'enum',
  array: 'array',
};

/** What SQLAlchemy takes from the annotation. */
function annotatedType(type: string | undefined, length: string | undefined): string {
  const names = type?.match(/[A-Za-z_]\w*/g) ?? [];
  const name = names.find((candidate) => Object.hasOwn(annotations, candidate));
  const known = name === undefined ? 'varchar' : (annotations[name] ?? 'varchar');
  return known === 'varchar' && length !== undefined ? `varchar(${length})` : known;
}

const annotations: Readonly<Record<string, string>> = {
  int: 'integer',
  str: 'varchar',
  EmailStr: 'varchar',
  bool: 'boolean',
  float: 'double precision',
  Decimal: 'numeric',
  datetime: 'timestamp',
  date: 'date',
  time: 'time',
  timedelta: 'interval',
  UUID: 'uuid',
  bytes: 'bytea',
  dict: 'json',
};
