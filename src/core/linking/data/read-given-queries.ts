import { sqlalchemy } from '../../extractors/data/sqlalchemy.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { noFacts, type OperationFacts } from '../operations/operation-facts.ts';
import type { AccessFact } from './access-fact.ts';
import { argumentAt } from './given-arguments.ts';
import { type GivenRun, givenRuns } from './given-runs.ts';
import { type QueryWay, queryWays } from './query-ways.ts';
import { finish, isFinal, queriesOf } from './read-django-query.ts';
import { ended, readWays, takeOne, takesOne } from './read-sqlalchemy.ts';

/**
 * `self.page(select(Order).where(…))`, where `page` runs what it is handed: here it runs this query. The call is followed as
 * well; inside, nothing says which query is meant.
 */
export function readGivenQueries(spot: CallSpot, facts: OperationFacts): void {
  const { resolver, context, call, index } = spot;
  const scope = resolver.scopes.get(context.file);
  if (scope?.outline.language !== 'python' || call.args.length === 0) return;
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'function') continue;
    const fn = resolver.scopes.get(callee.file)?.outline.functions[callee.fn];
    const found = noFacts();
    for (const run of givenRuns(resolver, callee)) {
      const { root } = run.way;
      const argument = root?.kind === 'parameter' ? argumentAt(call, fn, root.index) : undefined;
      if (argument !== undefined) addRun(spot, found, run, argument);
    }
    facts.accesses.push(...withoutTwins(found.accesses));
    return;
  }
}

function addRun(
  spot: CallSpot,
  facts: OperationFacts,
  { context, index, way, isReturned }: GivenRun,
  argument: Value,
): void {
  const run = spot.resolver.scopes.get(context.file)?.outline.calls[index];
  if (run === undefined) return;
  const ways = queryWays(spot.resolver, spot.context, argument, spot.call).map(
    (given): QueryWay => ({
      ...given,
      steps: [
        ...given.steps.map((step, at, { length }) => (at === length - 1 ? { ...step, isHeld: true as const } : step)),
        ...way.steps,
      ],
    }),
  );
  const isRunner = sqlalchemy.runners.includes(run.name);
  const inside = { ...spot, context, call: run, index };
  const accesses =
    isRunner || ended.has(run.name)
      ? readWays(spot, ways, (reading) => {
          if (isRunner && takesOne(inside)) takeOne(reading);
        })
      : [];
  facts.accesses.push(...accesses);
  // What it gives back of a query set is one still, and runs where the caller goes on with it.
  if (isRunner || accesses.length > 0 || (isReturned && !isFinal(run))) return;
  for (const query of queriesOf(spot, ways)) finish(spot, facts, query);
}

/** A function may run what it is handed in more than one place, to the same end. */
function withoutTwins(accesses: readonly AccessFact[]): readonly AccessFact[] {
  const byWords = new Map<string, AccessFact>();
  for (const access of accesses) {
    const { table, verb, many, filters, optionalFilters, sorts, limit } = access;
    byWords.set(JSON.stringify([table.name, verb, many, filters, optionalFilters, sorts, limit]), access);
  }
  return [...byWords.values()];
}
