/** Methods that run what they are given, whatever a team calls them. */
export const statementRunners =
  /^(?:select|scalar|insert|update|delete|statement|unprepared|affectingStatement|fetch_?(?:all|one|val|row)|run_?(?:sql|query)|raw_?query|exec(?:ute)?_?(?:sql|query|raw|update))$/i;

/** Methods that make parameters of what is interpolated. */
export const parameterMakers =
  /^(?:FromSqlInterpolated|ExecuteSqlInterpolated(?:Async)?|FromSql|SqlQuery|ExecuteSql(?:Async)?)$/;

/** Methods that take a part of a statement as a text. */
export const conditionTakers = new Set(
  `where orWhere andWhere whereRaw orWhereRaw havingRaw orHavingRaw orderByRaw groupByRaw selectRaw fromRaw joinRaw having
  order reorder orderBy addOrderBy Where Or Not Order Having Group Joins joins pluck group literal extra text RawSQL
  createQuery createSQLQuery expr`
    .trim()
    .split(/\s+/),
);

/** Methods that take any text at all, and say so. */
export const rawTakers = /Raw$|^(?:raw|unsafe|literal)$/;
