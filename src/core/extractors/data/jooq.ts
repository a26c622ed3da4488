import type { DataVerb, FilterOperator } from '../../model/data-access.ts';

/** Steps that name the table: jOOQ's classes of tables are called after them in capitals. */
const tables: Readonly<Record<string, DataVerb>> = {
  selectFrom: 'select',
  from: 'select',
  insertInto: 'insert',
  mergeInto: 'upsert',
  update: 'update',
  deleteFrom: 'delete',
  delete: 'delete',
  fetchOne: 'select',
  fetchCount: 'count',
  fetchExists: 'count',
};

const operators: Readonly<Record<string, FilterOperator>> = {
  eq: 'equal',
  equal: 'equal',
  isNull: 'equal',
  in: 'in',
  like: 'like',
  likeIgnoreCase: 'like',
  containsIgnoreCase: 'like',
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
  joins: ['join', 'innerJoin', 'leftJoin', 'leftOuterJoin', 'rightJoin'],
  conditions: ['where', 'and'],
  sorts: ['orderBy', 'sortBy'],
  operators,
} as const;
