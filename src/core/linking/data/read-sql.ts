import type { Value } from '../../syntax/outline.ts';
import { readQueries, readQuery } from '../../syntax/sql/read-query.ts';
import type { QueryTable, SqlQuery } from '../../syntax/sql/sql-query.ts';
import { localResolver } from '../narrow-resolver.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { AccessFact } from './access-fact.ts';
import { assembledText } from './assembled-text.ts';
import { type BuiltText, builtText, isPiece } from './built-text.ts';
import { growsLater } from './grows-later.ts';
import { handedStatement } from './handed-statement.ts';
import { preparedStatement } from './prepared-statement.ts';
import { isPushedTo, pushedText } from './pushed-text.ts';
import { takesOneRow } from './takes-one-row.ts';
import { isTemplate, templateText } from './template-text.ts';

/** Names under which database clients take a statement; what they take must then read as SQL. */
export const statementTakers: ReadonlySet<string> = new Set([
  'query',
  'queryRaw',
  '$queryRaw',
  '$executeRaw',
  '$queryRawUnsafe',
  '$executeRawUnsafe',
  'execute',
  'executeQuery',
  'executeStatement',
  'executeUpdate',
  'fetchAllAssociative',
  'fetchAllAssociativeIndexed',
  'fetchAllKeyValue',
  'fetchAllNumeric',
  'fetchAssociative',
  'fetchFirstColumn',
  'fetchNumeric',
  'fetchOne',
  'iterateAssociative',
  'exec',
  'raw',
  'unsafe',
  'prepare',
  'run',
  'all',
  'get',
  'one',
  'oneOrNone',
  'many',
  'manyOrNone',
  'any',
  'none',
  'result',
  'sql',
  'update',
  'batchUpdate',
  'query_as',
  'query_scalar',
  'query_as_with',
  'query_with',
  'sql_query',
  'query_one',
  'query_opt',
  'queryForObject',
  'queryForList',
  'queryForMap',
  'queryForRowSet',
  'queryForStream',
  'find_by_sql',
  'count_by_sql',
  'exec_query',
  'exec_update',
  'exec_delete',
  'select_all',
  'select_one',
  'select_rows',
  'select_value',
  'select_values',
  'prepareStatement',
  'createNativeQuery',
  'QueryAsync',
  'QueryFirst',
  'QueryFirstAsync',
  'QueryFirstOrDefault',
  'QueryFirstOrDefaultAsync',
  'QuerySingle',
  'QuerySingleAsync',
  'QuerySingleOrDefault',
  'QuerySingleOrDefaultAsync',
  'QueryMultiple',
  'QueryMultipleAsync',
  'QueryUnbufferedAsync',
  'Execute',
  'ExecuteAsync',
  'ExecuteScalar',
  'ExecuteScalarAsync',
  'ExecuteReaderAsync',
  'CommandDefinition',
  'NpgsqlCommand',
  'SqlCommand',
  'MySqlCommand',
  'SqliteCommand',
  'CreateCommand',
  'ExecuteSqlRaw',
  'ExecuteSqlRawAsync',
  'ExecuteSqlInterpolatedAsync',
  'ExecuteSqlAsync',
  'SqlQuery',
  'SqlQueryRaw',
  'FromSqlRaw',
  'FromSqlInterpolated',
  'FromSql',
  'Query',
  'QueryContext',
  'Queryx',
  'QueryxContext',
  'QueryRow',
  'QueryRowContext',
  'QueryRowx',
  'QueryRowxContext',
  'NamedQuery',
  'NamedQueryContext',
  'Exec',
  'ExecContext',
  'MustExec',
  'MustExecContext',
  'NamedExec',
  'NamedExecContext',
  'Get',
  'GetContext',
  'Select',
  'SelectContext',
  'Prepare',
  'PrepareContext',
  'Preparex',
  'PreparexContext',
  'PrepareNamed',
  'PrepareNamedContext',
  'Raw',
  'Rebind',
  'In',
  'Queue',
]);

/** What prints a text instead of running it. */
const printers = new Set([
  'Println',
  'Printf',
  'Errorf',
  'Fatalf',
  'Infof',
  'Debugf',
  'log',
  'info',
  'warn',
  'error',
  'debug',
  'trace',
  'fatal',
  'test',
  'it',
  'describe',
]);

/** `pool.query('SELECT …')`, `` sql`…` ``, and any other client that is handed a statement. */
export function readSql(spot: CallSpot, facts: OperationFacts): boolean {
  const statement = isFinishedLater(spot) ? undefined : statementOf(spot);
  if (statement === undefined) return false;
  const [query, ...further] = printers.has(spot.call.name) ? [] : readQueries(statement.text);
  if (query === undefined || query.tables.length === 0) return false;
  const accesses = [
    ...withConditionsAtTimes(statement, accessesOf(spot, query, 'sql', statement.whole), spot),
    ...further.flatMap((each) => accessesOf(spot, each, 'sql', statement.whole)),
  ];
  const isOne = single.test(spot.call.name) || takesOneRow(spot);
  facts.accesses.push(...(isOne ? accesses.map((each) => ({ ...each, many: false })) : accesses));
  // The helper that runs the statement is followed too: it may open a transaction or log.
  return statementTakers.has(spot.call.name);
}

function isFinishedLater({ resolver, context, index }: CallSpot): boolean {
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined) return false;
  return isPiece(resolver, context, index) || isTemplate(scope, index) || isPushedTo(scope, index);
}

export const statementStart = /^\s*(?:--[^\n]*\n\s*)*(select|insert|update|delete|with|replace)\b/i;

/** Methods of Go's clients that read one row, whatever the statement says. */
const single = /^(?:QueryRow|Get(?:Context)?$)/;

interface Statement {
  readonly text: string;
  /** False when parts of the statement are built elsewhere. */
  readonly whole: boolean;
  /** The statement with all that only some runs add to it. */
  readonly most?: string;
}

/** What only some runs choose rows by is what the statement with everything in it asks beyond the rest. */
function withConditionsAtTimes(
  { most }: Statement,
  accesses: readonly AccessFact[],
  spot: CallSpot,
): readonly AccessFact[] {
  const query = most === undefined ? undefined : readQuery(most);
  if (query === undefined) return accesses;
  const all = accessesOf(spot, query, 'sql', true);
  const joined = all.filter(({ table }) => !accesses.some((access) => access.table.name === table.name));
  const atTimes = joined.map(
    ({ filters, ...access }): AccessFact => ({ ...access, filters: [], optionalFilters: filters, joined: true }),
  );
  const sure = accesses.map((access) => {
    const full = all.find(({ table }) => table.name === access.table.name);
    const known = new Set(access.filters.map(({ column }) => column));
    const optional = full?.filters.filter(({ column }) => !known.has(column)) ?? [];
    const filtersKnown = access.filtersKnown && full?.filtersKnown === true;
    return { ...access, filtersKnown, ...(optional.length > 0 && { optionalFilters: optional }) };
  });
  return [...sure, ...atTimes];
}

function statementOf(spot: CallSpot): Statement | undefined {
  const prepared = preparedStatement(spot);
  if (prepared !== undefined) {
    const text = resolveText(localResolver(spot.resolver), prepared.context, prepared.value)?.text;
    return text !== undefined && statementStart.test(text)
      ? { text: text.replaceAll('{}', '?'), whole: true }
      : undefined;
  }
  const pushed = pushedText(localResolver(spot.resolver), spot.context, spot.index);
  if (pushed !== undefined && statementStart.test(pushed.text)) return asStatement(pushed);
  const handed = handedStatement(spot, statementTakers);
  const among = handed ?? statementAmong(spot);
  // Ruby hands over a statement with its values as one list.
  const first = among?.kind === 'list' && statementTakers.has(spot.call.name) ? among.items[0] : among;
  if (first === undefined) return undefined;
  const written = first.kind === 'text' || first.kind === 'template';
  const isTaken = handed !== undefined || statementTakers.has(spot.call.name) || spot.call.tagged === true;
  if (!written && !isTaken) return undefined;
  if (first.kind === 'text' && !statementStart.test(first.text)) return undefined;
  // A helper that is handed its statement says nothing itself: its callers do, each for its own route.
  const resolver = localResolver(spot.resolver);
  const built = builtText(resolver, spot.context, first) ?? templateText(resolver, spot.context, first);
  const assembled = built ?? assembledText(resolver, spot.context, first, spot.call.start);
  if (assembled !== undefined && statementStart.test(assembled.text)) return asStatement(assembled);
  const value = entryOf(resolver, spot.context, first, 'text') ?? { context: spot.context, value: first };
  const resolved = resolveText(resolver, value.context, value.value);
  if (resolved === undefined || !statementStart.test(resolved.text)) return undefined;
  return { text: resolved.text.replaceAll('{}', '?'), whole: !isBuilt(spot, first) };
}

function asStatement({ text, most, whole }: BuiltText): Statement {
  return { text: text.replaceAll('{}', '?'), most: most.replaceAll('{}', '?'), whole };
}

/** A context, and what the rows are read into, may stand before the statement in Go. */
function statementAmong(spot: CallSpot): Value | undefined {
  const [first] = spot.call.args;
  // The macro of sqlx is told the type of a row first.
  const mayLead = /^[A-Z]|^query_as/.test(spot.call.name);
  if (!mayLead || !statementTakers.has(spot.call.name)) return first;
  const resolver = localResolver(spot.resolver);
  const isStatement = (value: Value): boolean =>
    statementStart.test(resolveText(resolver, spot.context, value)?.text ?? '');
  return spot.call.args.slice(0, 3).find(isStatement) ?? first;
}

/** A name that is assigned more than once or added to: conditions may join on the way. */
function isBuilt(spot: CallSpot, value: CallSpot['call']['args'][number]): boolean {
  const { resolver, context } = spot;
  if (value.kind === 'call') {
    const printed = resolver.scopes.get(context.file)?.outline.calls[value.call];
    const on = /^(?:t|T)oString$|^String$/.test(printed?.name ?? '') ? printed?.on : undefined;
    return on !== undefined && growsLater(resolver, context, on);
  }
  if (value.kind === 'template') return value.parts.some((part) => mayBeEmpty(spot, part));
  if (value.kind !== 'name') return isBegun(spot);
  if (growsLater(resolver, context, value)) return true;
  const scope = spot.resolver.scopes.get(spot.context.file);
  for (let fn = spot.context.fn; fn >= 0; fn = scope?.outline.functions[fn]?.parent ?? -1) {
    const bindings = scope?.bindings(fn, value.name) ?? [];
    if (bindings.length > 0) return bindings.length > 1;
  }
  return false;
}

/** `${conditions.length > 0 ? `WHERE …` : ''}` */
function mayBeEmpty({ resolver, context }: CallSpot, part: Value): boolean {
  if (part.kind !== 'name' && part.kind !== 'either') return false;
  const values = resolver.value(context, part).flatMap((found) => (found.kind === 'value' ? found.value : []));
  const options = part.kind === 'either' ? part.options : values;
  return options.length > 1 && options.some((each) => each.kind === 'text' && each.text.trim() === '');
}

/** `let mut query = QueryBuilder::new("SELECT …"); query.push(" AND …")` */
function isBegun({ resolver, context, index }: CallSpot): boolean {
  const bound = resolver.scopes
    .get(context.file)
    ?.outline.bindings.find(({ value }) => value.kind === 'call' && value.call === index);
  return bound !== undefined && growsLater(resolver, context, { kind: 'name', name: bound.name });
}

/** One access per table that a statement names. */
export function accessesOf(spot: CallSpot, query: SqlQuery, library: string, whole: boolean): readonly AccessFact[] {
  return query.tables.map((table, index) => {
    const writes = index === 0 && query.verb !== 'select';
    const filters = query.filters.filter((filter) => speaksOf(query, table, index, filter.qualifier));
    const sorts = query.sorts.filter((sort) => speaksOf(query, table, index, sort.qualifier));
    return {
      spot,
      library,
      table: {
        name: table.name,
        schema: table.schema,
        entry: spot.schema.table(spot.operation.service, table.name, table.schema),
      },
      verb: writes ? query.verb : query.aggregate ? 'count' : 'select',
      many: !query.aggregate && !(query.limit?.kind === 'constant' && query.limit.value <= 1),
      filters: filters.map(({ column, operator, joins }) => ({ column, operator, joins })),
      filtersKnown: query.filtersKnown && whole,
      sorts: sorts.map(({ column, descending }) => ({ column, descending })),
      columns: index === 0 ? query.columns : [],
      limit: query.limit,
      ...(index > 0 && { joined: true as const }),
      ...(query.listed && { listed: namesOf(query, table, index, query.listed) }),
      ...(query.grouped && {
        grouped: namesOf(query, table, index, query.grouped),
      }),
    };
  });
}

/** Those of some columns that are of this table. */
function namesOf(
  query: SqlQuery,
  table: QueryTable,
  index: number,
  columns: readonly { readonly qualifier?: string | undefined; readonly column: string }[],
): readonly string[] {
  return columns.filter(({ qualifier }) => speaksOf(query, table, index, qualifier)).map(({ column }) => column);
}

function speaksOf(query: SqlQuery, table: QueryTable, index: number, qualifier: string | undefined): boolean {
  if (qualifier === undefined) return index === 0 && query.tables.length === 1;
  const name = qualifier.toLowerCase();
  return table.alias?.toLowerCase() === name || (table.alias === undefined && table.name.toLowerCase() === name);
}
