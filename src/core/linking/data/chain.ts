import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { isInside } from '../guards/guard-by-body.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Scope } from '../scope.ts';

/** One step of a chain of calls. */
export interface ChainLink {
  readonly index: number;
  readonly call: CallOutline;
}

/** `db('orders').where(…).limit(5)` as a whole. */
export interface Chain {
  /** What the first call is called on; absent for a plain call. */
  readonly root: Value | undefined;
  /** Innermost call first. */
  readonly links: readonly ChainLink[];
}

/** The chain that ends in this call; undefined where a further call goes on with it. */
export function chainOf(spot: CallSpot): Chain | undefined {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (scope === undefined || scope.continued.has(spot.index)) return undefined;
  // What is read in another place may be looked at as if it stood there.
  if (scope.outline.calls[spot.index] !== spot.call) return chainTo(scope.outline, spot.index, spot.call);
  const known = chainsIn(scope.outline);
  known[spot.index] ??= chainTo(scope.outline, spot.index, spot.call);
  return known[spot.index];
}

/** A dozen readers ask for the chain of each call. */
const chainsIn = oncePerOutline((): Chain[] => []);

function chainTo({ calls }: Outline, last: number, ended: CallOutline): Chain {
  const links: ChainLink[] = [{ index: last, call: ended }];
  let { on } = ended;
  while (on?.kind === 'call') {
    const call = calls[on.call];
    if (call === undefined) break;
    links.unshift({ index: on.call, call });
    on = call.on;
  }
  return { root: on, links };
}

/**
 * A query that is built statement by statement: `const query = db('x'); query.where(…); return query.limit(5)`. The links
 * that later statements add, in source order.
 */
export function continuationsOf(spot: CallSpot): readonly ChainLink[] {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const bound = scope?.outline.bindings.find(
    ({ value, fn }) => fn === spot.call.fn && value.kind === 'call' && value.call === spot.index,
  );
  if (scope === undefined || bound === undefined) return [];
  return scope.outline.calls.flatMap((call, index) => {
    const continues =
      call.at > spot.call.at && isInside(scope, call.fn, bound.fn) && rootName(scope, call) === bound.name;
    return continues ? [{ index, call }] : [];
  });
}

function rootName(scope: Scope, call: CallOutline): string | undefined {
  let on = call.on;
  while (on?.kind === 'call') on = scope.outline.calls[on.call]?.on;
  return on?.kind === 'name' ? on.name : undefined;
}
