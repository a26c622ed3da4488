import type { DataVerb, FilterOperator } from '../../model/data-access.ts';

/** Steps that name the table: jOOQ's classes of tables are called after them in capitals. */
const tables: Readonly<Record<string, DataVerb>> = {
  selectFrom: 'select',
  selectQuery: 'select',
  updateQuery: 'update',
  deleteQuery: 'delete',
  from: 'select',
  insertInto: 'insert',
  mergeInto: 'upsert',
  update: 'update',
  deleteFrom: 'delete',
  delete: 'delete',
  fetch: 'select',
  fetchOne: 'select',
  fetchAny: 'select',
  fetchSingle: 'select',
  fetchOptional: 'select',
  fetchCount: 'count',
  fetchExists: 'count',
};

const operators: Readonly<Record<string, FilterOperator>> = {
  eq: 'equal',
  equal: 'equal',
  isNull: 'equal',
  isTrue: 'equal',
  isFalse: 'equal',
  in: 'in',
  like: 'like',
  startsWith: 'like',
  contains: 'contains',
  containsIgnoreCase: 'contains',
  endsWith: 'contains',
  equalIgnoreCase: 'computed',
  likeIgnoreCase: 'other',
  startsWithIgnoreCase: 'other',
  endsWithIgnoreCase: 'contains',
  lt: 'range',
  le: 'range',
  gt: 'range',
  ge: 'range',
  lessThan: 'range',
  lessOrEqual: 'range',
  greaterThan: 'range',
  greaterOrEqual: 'range',
  between: 'range',
  ne: 'other',
  notEqual: 'other',
  notIn: 'other',
  isNotNull: 'other',
};

/** jOOQ: https://www.jooq.org/doc/latest/manual/sql-building/sql-statements. */
export const jooq = {
  id: 'jooq',
  title: 'jOOQ',
  module: 'org.jooq',
  tables,
  joins: ['join', 'innerJoin', 'leftJoin', 'leftOuterJoin', 'rightJoin', 'addJoin'],
  conditions: ['where', 'and', 'addConditions'],
  sorts: ['orderBy', 'sortBy', 'addOrderBy'],
  limits: ['limit', 'addLimit'],
  /** Methods of the context that take a condition beside the table. */
  direct: ['fetch', 'fetchOne', 'fetchAny', 'fetchSingle', 'fetchOptional', 'fetchCount', 'fetchExists'],
  operators,
  /** Calls that run a query. */
  ends: /^(?:fetch\w*|execute\w*|stream|iterator|collect|forEach|store|await\w*)$/,
} as const;
