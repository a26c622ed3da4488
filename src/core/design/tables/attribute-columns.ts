import type { Column } from '../../model/table.ts';
import type { Attribute, AttributeType } from '../brief/brief.ts';
import { columnName, moneyColumnNames } from '../names/identifier.ts';

export interface ColumnDraft {
  readonly column: Column;
  readonly checks: readonly string[];
  /** Bytes where a value is aligned; texts stand last. */
  readonly width: number;
}

const fixed: Partial<Record<AttributeType, { readonly type: string; readonly width: number }>> = {
  integer: { type: 'bigint', width: 8 },
  number: { type: 'numeric(18,6)', width: 0 },
  boolean: { type: 'boolean', width: 1 },
  date: { type: 'date', width: 4 },
  timestamp: { type: 'timestamptz', width: 8 },
  uuid: { type: 'uuid', width: 1 },
  json: { type: 'jsonb', width: 0 },
};

/** The columns that hold an attribute: one, or an amount and its currency for money. */
export function attributeColumns(attribute: Attribute): readonly ColumnDraft[] {
  const name = columnName(attribute.name);
  if (attribute.type === 'money') return moneyColumns(attribute);
  if (attribute.secret) return [secretColumn(attribute, name)];
  const kind = fixed[attribute.type];
  const column: Column = {
    name,
    type: typeOf(attribute),
    nullable: attribute.optional,
    default: defaultOf(attribute),
    comment: commentOf(attribute),
    maxLength: kind === undefined ? lengthOf(attribute) : undefined,
  };
  return [{ column, checks: checksOf(attribute, name), width: kind?.width ?? 0 }];
}

/** 32 bits hold what is known to stay small; every other number gets 64, because widening rewrites the table. */
function typeOf(attribute: Attribute): string {
  const { type, min, max } = attribute;
  if (type === 'integer' && min !== undefined && max !== undefined && min >= -2e9 && max <= 2e9) return 'integer';
  return fixed[type]?.type ?? 'text';
}

function lengthOf({ type, max, values }: Attribute): number {
  return type === 'enum' ? Math.max(...values.map((value) => value.length)) : (max ?? 200);
}

/** Minor units in a whole number: cents do not round, and a currency without cents has no comma to lose. */
function moneyColumns(attribute: Attribute): readonly ColumnDraft[] {
  const { optional, min = 0, max } = attribute;
  const [amountName, currencyName] = moneyColumnNames(attribute.name);
  const amount: Column = {
    name: amountName,
    type: 'bigint',
    nullable: optional,
    comment: `In minor units of ${currencyName}.`,
  };
  const currency: Column = {
    name: currencyName,
    type: 'text',
    nullable: optional,
    comment: 'ISO 4217.',
    maxLength: 3,
  };
  const upper = max === undefined ? [] : [`${quoted(amount.name)} <= ${Math.round(max * 100)}`];
  const together = optional ? [`(${quoted(amount.name)} IS NULL) = (${quoted(currency.name)} IS NULL)`] : [];
  return [
    { column: amount, checks: [`${quoted(amount.name)} >= ${Math.round(min * 100)}`, ...upper], width: 8 },
    { column: currency, checks: [`char_length(${quoted(currency.name)}) = 3`, ...together], width: 0 },
  ];
}

function secretColumn(attribute: Attribute, name: string): ColumnDraft {
  const column: Column = {
    name: `${name.slice(0, 58)}_hash`,
    type: 'text',
    nullable: attribute.optional,
    comment: 'Argon2id, with its salt and parameters; never the value itself.',
    maxLength: 200,
  };
  return { column, checks: [`char_length(${quoted(column.name)}) <= 200`], width: 0 };
}

function checksOf(attribute: Attribute, name: string): readonly string[] {
  const { type, min, max, values } = attribute;
  const column = quoted(name);
  if (type === 'enum') return [`${column} IN (${values.map(literal).join(', ')})`];
  if (type === 'integer' || type === 'number') {
    return [
      ...(min === undefined ? [] : [`${column} >= ${min}`]),
      ...(max === undefined ? [] : [`${column} <= ${max}`]),
    ];
  }
  if (fixed[type] !== undefined) return [];
  const length = [type === 'country' ? `char_length(${column}) = 2` : `char_length(${column}) <= ${max ?? 200}`];
  return type === 'email' ? [...length, `${column} = lower(${column})`] : length;
}

function defaultOf({ type, default: value, optional }: Attribute): string | undefined {
  if (value === undefined) return type === 'boolean' && !optional ? 'false' : undefined;
  return typeof value === 'string' ? literal(value) : String(value);
}

function commentOf({ description, personal }: Attribute): string | undefined {
  const text = [description, personal ? 'Personal data.' : undefined].filter((part) => part !== undefined).join(' ');
  return text === '' ? undefined : text;
}

export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Quoted always: which words a database reserves is the printer's business, and quotes never hurt. */
export function quoted(name: string): string {
  return /^[a-z][a-z0-9_]*$/.test(name) && !reserved.has(name) ? name : `"${name}"`;
}

/** Words that all three databases would misread in an expression. */
const reserved: ReadonlySet<string> = new Set(
  `all and any as asc between by case cast check collate column constraint create cross current_date current_time
  current_timestamp current_user default delete desc distinct drop else end except exists false fetch for foreign from
  full grant group having in index inner insert intersect into is join key left like limit natural not null offset on or
  order outer primary references right row rows rank range select session_user set table then to trigger true union unique update user
  using values when where window with analyse analyze array asymmetric both cast collation concurrently current_catalog
  current_role current_schema deferrable do freeze ilike initially isnull lateral leading localtime localtimestamp notnull
  only overlaps placing returning similar some symmetric system_user tablesample trailing variadic verbose authorization
  binary interval position condition usage signal schema schemas character character_length char int integer real date time
  timestamp text lead lag groups system read write release match option keys lines load lock long loop mod mediumint
  longtext percent_rank procedure purge require resignal restrict return revoke schema second_microsecond separator
  show spatial specific sql ssl starting stored straight_join terminated tinyint undo unlock unsigned utc_date varchar
  varying virtual while xor zerofill accessible add alter before bigint blob call cascade change continue convert cube
  cume_dist cursor database databases declare delayed dense_rank describe deterministic div double dual each elseif empty
  enclosed escaped exit explain first_value float force fulltext function generated get grouping high_priority if ignore
  infile inout int1 io_after_gtids iterate join json_table kill last_value leave linear`.split(/\s+/),
);
