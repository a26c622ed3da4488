import type { DataVerb, FilterOperator } from '../../model/data-access.ts';
import type { SqlDialect } from '../../model/table.ts';

/** Drizzle: tables as values, queries as chains over them. */
export const drizzle = {
  id: 'drizzle',
  title: 'Drizzle',
  /** Functions that make a table. */
  tables: { pgTable: 'postgresql', mysqlTable: 'mysql', sqliteTable: 'sqlite' },
  /** Functions that make such a function, with a prefix for all names. */
  creators: {
    pgTableCreator: 'postgresql',
    mysqlTableCreator: 'mysql',
    sqliteTableCreator: 'sqlite',
  },
  /** `pgSchema('billing').table(…)` */
  schemas: { pgSchema: 'postgresql', mysqlSchema: 'mysql' },
  /** Calls that begin a statement and name a table, or go on with one. */
  verbs: { from: 'select', insert: 'insert', update: 'update', delete: 'delete', $count: 'count' },
  joins: ['leftJoin', 'innerJoin', 'rightJoin', 'fullJoin', 'crossJoin', 'leftJoinLateral', 'innerJoinLateral'],
  /** Comparisons by the function's name, the column first. */
  operators: {
    eq: 'equal',
    ne: 'other',
    gt: 'range',
    gte: 'range',
    lt: 'range',
    lte: 'range',
    between: 'range',
    notBetween: 'other',
    inArray: 'in',
    notInArray: 'other',
    isNull: 'equal',
    isNotNull: 'other',
    like: 'like',
    ilike: 'like',
    notLike: 'other',
    notIlike: 'other',
    arrayContains: 'other',
  },
  /** Conditions over conditions. */
  joining: ['and', 'or', 'not'],
} as const satisfies {
  readonly id: string;
  readonly title: string;
  readonly tables: Readonly<Record<string, SqlDialect>>;
  readonly creators: Readonly<Record<string, SqlDialect>>;
  readonly schemas: Readonly<Record<string, SqlDialect>>;
  readonly verbs: Readonly<Record<string, DataVerb>>;
  readonly joins: readonly string[];
  readonly operators: Readonly<Record<string, FilterOperator>>;
  readonly joining: readonly string[];
};

/** The SQL types behind the functions that make columns; the rest is called as in SQL. */
export const drizzleTypes: Readonly<Record<string, string>> = {
  int: 'integer',
  serial: 'serial',
  bigserial: 'bigserial',
  smallserial: 'smallserial',
  doublePrecision: 'double precision',
  double: 'double precision',
  decimal: 'numeric',
  datetime: 'timestamp',
  mediumint: 'integer',
  tinyint: 'smallint',
  blob: 'bytea',
};
