import type { DataVerb, FilterOperator } from '../../model/data-access.ts';

/** Steps that name what is asked, and what becomes of it. */
const tables: Readonly<Record<string, DataVerb>> = {
  selectFrom: 'select',
  from: 'select',
  update: 'update',
  delete: 'delete',
  insert: 'insert',
};

const operators: Readonly<Record<string, FilterOperator>> = {
  eq: 'equal',
  isNull: 'equal',
  isTrue: 'equal',
  isFalse: 'equal',
  in: 'in',
  like: 'like',
  startsWith: 'like',
  contains: 'contains',
  containsIgnoreCase: 'contains',
  endsWith: 'contains',
  endsWithIgnoreCase: 'contains',
  equalsIgnoreCase: 'computed',
  likeIgnoreCase: 'other',
  startsWithIgnoreCase: 'other',
  gt: 'range',
  goe: 'range',
  lt: 'range',
  loe: 'range',
  before: 'range',
  after: 'range',
  between: 'range',
  ne: 'other',
  notIn: 'other',
  notLike: 'other',
  notBetween: 'other',
  isNotNull: 'other',
  notEqualsIgnoreCase: 'other',
};

/** Querydsl: http://querydsl.com/static/querydsl/latest/reference/html. */
export const querydsl = {
  id: 'querydsl',
  title: 'Querydsl',
  modules: /^com\.(?:querydsl|mysema\.query)\b|^io\.github\.openfeign\.querydsl\b/,
  makers:
    /^(?:JPAQueryFactory|JPQLQueryFactory|JPAQuery|HibernateQuery(?:Factory)?|JPAUpdateClause|JPADeleteClause|SQLQueryFactory)$/,
  tables,
  joins: ['join', 'innerJoin', 'leftJoin', 'rightJoin', 'fullJoin'],
  operators,
  /** Calls that run a query and give one row, or a number. */
  one: /^fetch(?:One|First)$/,
  count: /^fetchCount$/,
  ends: /^(?:fetch\w*|execute|stream|transform|iterate)$/,
} as const;
