import type { DataVerb, FilterOperator } from '../../model/data-access.ts';

/** Exposed: https://www.jetbrains.com/help/exposed/dsl-crud-operations.html. */
export const exposed = {
  id: 'exposed',
  title: 'Exposed',
  /** Packages begin so. */
  packages: 'org.jetbrains.exposed.',
  /** Classes that tables extend; those with `Id` bring a key of their own. */
  tables: ['Table', 'IdTable', 'IntIdTable', 'LongIdTable', 'UIntIdTable', 'ULongIdTable', 'UUIDTable'],
  /** Calls that make a column, with the type that it has. */
  columns: {
    integer: 'integer',
    short: 'smallint',
    long: 'bigint',
    float: 'real',
    double: 'double precision',
    decimal: 'numeric',
    bool: 'boolean',
    char: 'char',
    varchar: 'varchar',
    text: 'text',
    largeText: 'text',
    uuid: 'uuid',
    date: 'date',
    datetime: 'timestamp',
    timestamp: 'timestamp',
    timestampWithTimeZone: 'timestamptz',
    binary: 'bytea',
    blob: 'bytea',
    json: 'json',
    jsonb: 'jsonb',
    enumeration: 'integer',
    enumerationByName: 'varchar',
  } satisfies Readonly<Record<string, string>>,
  references: ['reference', 'optReference'],
  joins: ['innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'crossJoin', 'join'],
  /** Classes of rows as objects, and what their companions are asked. */
  entities: /^(?:Int|Long|UInt|ULong|UUID|Composite)?Entity$/,
  /** Calls after which a query is rows. */
  ends: /^(?:map\w*|toList|forEach\w*|single\w*|first\w*|count|any|none|empty|associate\w*|group(?:By)?To|toSet|sumOf|fold|filter\w*|iterator|execute|let|also|run)$/,
} as const;

interface ExposedQuery {
  readonly verb: DataVerb;
  /** One row at most. */
  readonly one?: true | undefined;
}

const insert: ExposedQuery = { verb: 'insert', one: true };

/** Methods of a table that begin a query, or run one. */
export const exposedQueries: Readonly<Record<string, ExposedQuery>> = {
  selectAll: { verb: 'select' },
  select: { verb: 'select' },
  slice: { verb: 'select' },
  insert,
  insertAndGetId: insert,
  insertIgnore: insert,
  insertReturning: insert,
  batchInsert: { verb: 'insert' },
  replace: { verb: 'upsert', one: true },
  upsert: { verb: 'upsert', one: true },
  batchUpsert: { verb: 'upsert' },
  update: { verb: 'update' },
  deleteWhere: { verb: 'delete' },
  deleteIgnoreWhere: { verb: 'delete' },
  deleteAll: { verb: 'delete' },
};

/** Infix functions of conditions. */
export const exposedOperators: Readonly<Record<string, FilterOperator>> = {
  eq: 'equal',
  isNull: 'equal',
  inList: 'in',
  inSubQuery: 'in',
  like: 'like',
  less: 'range',
  lessEq: 'range',
  greater: 'range',
  greaterEq: 'range',
  between: 'range',
  neq: 'other',
  isNotNull: 'other',
  notInList: 'other',
  notLike: 'other',
  isNullOrEmpty: 'other',
  match: 'like',
  regexp: 'other',
};

/** Methods of the companion of an entity. */
export const exposedEntityMethods: Readonly<Record<string, ExposedQuery & { readonly keyed?: true }>> = {
  all: { verb: 'select' },
  find: { verb: 'select' },
  findById: { verb: 'select', one: true, keyed: true },
  findSingleByAndUpdate: { verb: 'update', one: true },
  findByIdAndUpdate: { verb: 'update', one: true, keyed: true },
  forIds: { verb: 'select' },
  count: { verb: 'count' },
  new: { verb: 'insert', one: true },
};
