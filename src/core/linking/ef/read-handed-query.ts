import { queryType } from '../../extractors/data/ef.ts';
import type { AccessFact } from '../data/access-fact.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { readType } from '../resolve-type.ts';
import { readingOf } from './ef-source.ts';
import { handedTo, type QueryFunction, queryFunction } from './query-functions.ts';
import { modelIn, type Substitution } from './query-source.ts';
import { readQuery } from './read-ef.ts';

const maxDepth = 3;

/**
 * `PaginatedList<Order>.CreateAsync(query, page, size)`: a function that runs queries of any entity runs this one here. The
 * call is followed as well: inside, nothing says which table is meant.
 */
export function readHandedQuery(spot: CallSpot, facts: OperationFacts): void {
  facts.accesses.push(...accessesThrough(spot, {}, 0));
}

function accessesThrough(spot: CallSpot, given: Substitution, depth: number): readonly AccessFact[] {
  const { context, index } = spot;
  const fn = depth > maxDepth ? undefined : queryFunction(spot, context.file, index);
  if (fn?.gives !== 'other') return [];
  const names = anyQueries(spot, fn);
  const handed = names.length === 0 ? undefined : handedTo(readingOf(spot, given), context, index, fn);
  if (handed === undefined || !names.some((name) => handed.query?.(name) !== undefined)) return [];
  const inside: Substitution = {
    ...handed,
    query: (name) => {
      const query = names.includes(name) ? handed.query?.(name) : undefined;
      return query && { ...query, isHanded: true };
    },
  };
  return accessesIn(spot, fn, inside, depth);
}

/** Parameters that take queries of whatever entity. */
function anyQueries(spot: CallSpot, { file, fn }: QueryFunction): readonly string[] {
  const parameters = spot.resolver.scopes.get(file)?.outline.functions[fn]?.parameters ?? [];
  return parameters.flatMap(({ name, type = '' }) =>
    queryType.test(type) && modelIn(spot, file, readType(type).args[0], {}) === undefined ? [name] : [],
  );
}

function accessesIn(
  spot: CallSpot,
  { file, fn }: QueryFunction,
  given: Substitution,
  depth: number,
): readonly AccessFact[] {
  const scope = spot.resolver.scopes.get(file);
  return (scope?.outline.calls ?? []).flatMap((call, index) => {
    if (scope === undefined || !isInside(scope, call.fn, fn)) return [];
    const inside: CallSpot = { ...spot, context: { file, fn: call.fn }, call, index };
    const run = readQuery(inside, given, ({ isHanded }) => isHanded === true);
    return [...(run ?? []), ...accessesThrough(inside, given, depth + 1)];
  });
}
