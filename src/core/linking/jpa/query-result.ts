import type { Limit } from '../../model/data-access.ts';
import { limitOf } from '../data/read-chain-steps.ts';
import type { CallSpot } from '../operations/call-spot.ts';

export interface QueryResult {
  readonly limit?: Limit | undefined;
  /** One row at most is taken. */
  readonly one: boolean;
}

/** What is said of a query behind it: `.setMaxResults(10).getResultList()`, also by the variable that holds it. */
export function queryResult(spot: CallSpot): QueryResult {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const { calls = [], bindings = [] } = scope?.outline ?? {};
  let limit: Limit | undefined;
  let one = false;
  const held = bindings.find(({ fn, end }) => fn === spot.call.fn && end === spot.call.end);
  const names = bindings.filter(({ value, fn }) => fn === spot.call.fn && isBehind(value));
  for (const call of calls) {
    if (call.fn !== spot.call.fn || call.at < spot.call.at) continue;
    const root = rootOf(call.on);
    const follows =
      (root?.kind === 'call' && root.call === spot.index) ||
      (root?.kind === 'name' && [...names, ...(held ? [held] : [])].some(({ name }) => name === root.name));
    if (!follows) continue;
    if (call.name === 'setMaxResults') limit = limitOf(call.args[0]);
    if (/^(?:getSingleResult|uniqueResult|getSingleResultOrNull)/.test(call.name)) one = true;
  }
  return { limit, one };

  function rootOf(on: (typeof calls)[number]['on']): typeof on {
    let root = on;
    while (root?.kind === 'call' && root.call !== spot.index) root = calls[root.call]?.on;
    return root;
  }

  function isBehind(value: (typeof bindings)[number]['value']): boolean {
    const root = rootOf(value);
    return root?.kind === 'call' && root.call === spot.index;
  }
}
