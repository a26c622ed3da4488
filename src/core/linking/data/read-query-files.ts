import { queryFiles } from '../../extractors/data/query-files.ts';
import { readQuery } from '../../syntax/sql/read-query.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { accessesOf } from './read-sql.ts';

/** `queries.find_dog(connection, name=name)`: the statement stands under that name in a file of SQL. */
export function readQueryFiles(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, schema } = spot;
  const statement = schema.statement(queryFiles.idOf(call.name.replace(/_cursor$/, '')));
  if (statement === undefined || !isRead(spot)) return false;
  const query = readQuery(statement.sql);
  const found = query === undefined ? [] : accessesOf(spot, query, queryFiles.id, true);
  facts.accesses.push(...found.map((access) => (statement.one === true ? { ...access, many: false } : access)));
  return found.length > 0;
}

/** Whether it is called on what one of the packages made of files. */
function isRead({ resolver, context, call: { on } }: CallSpot): boolean {
  const found = on === undefined ? [] : resolver.value(context, on);
  return found.some(
    (each) =>
      each.kind === 'made' &&
      Object.hasOwn(queryFiles.makers, each.module) &&
      queryFiles.makers[each.module]?.includes(each.maker[0] ?? '') === true,
  );
}
