import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';

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
  const { calls } = scope.outline;
  const links: ChainLink[] = [{ index: spot.index, call: spot.call }];
  let on = spot.call.on;
  while (on?.kind === 'call') {
    const call = calls[on.call];
    if (call === undefined) break;
    links.unshift({ index: on.call, call });
    on = call.on;
  }
  return { root: on, links };
}
