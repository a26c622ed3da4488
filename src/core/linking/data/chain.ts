import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
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

/** The chain up to a call, whether or not another goes on with it. */
export function chainTo({ calls }: Outline, last: number, ended: CallOutline): Chain {
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

/** The variable or field that a chain of calls begins with. */
export function rootName(scope: Pick<Scope, 'outline'>, call: CallOutline): string | undefined {
  let { on } = call;
  while (on?.kind === 'call') on = scope.outline.calls[on.call]?.on;
  return on?.kind === 'name' ? on.name : undefined;
}
