import { calleesOf } from './call-sites.ts';
import { type CallSite, definitionKey } from './definition.ts';
import { isInside } from './guards/guard-by-body.ts';
import { narrowResolver, type OnlyCallers } from './narrow-resolver.ts';
import { oncePerResolver } from './once-per-resolver.ts';
import type { FunctionPlace } from './operations/handler-of.ts';
import type { Resolver } from './resolver.ts';

/** A call that leaves the operation, such as a request, and the calls that lead to it. */
export interface Way<T> {
  readonly sink: T;
  readonly site: CallSite;
  /** Each narrows what the next function is given; innermost first. */
  readonly callers: readonly OnlyCallers[];
}

/** A kind of call whose target may be an argument of the function around it: `httpGet('/orders')`, `publish('mails')`. */
export interface SinkKind<T> {
  at(resolver: Resolver, site: CallSite): T | undefined;
  /** What tells two targets apart. `resolver` may be narrowed to one way of calling. */
  target(resolver: Resolver, sink: T): string;
}

export interface Forwarding<T> {
  /** Ways that a call starts whose target does not depend on yet another caller. Each counts at this call. */
  waysFrom(resolver: Resolver, site: CallSite): readonly Way<T>[];
}

/** In-house clients are seldom nested deeper; the bounds keep hostile input cheap. */
const maxWays = 16;
const maxCallers = 8;
const maxDepth = 32;

/** Counts calls whose target is an argument at the callers that know it, instead of once for all of them. */
export function forwardingOf<T>(kind: SinkKind<T>): Forwarding<T> {
  const answers = oncePerResolver(() => new Map<string, readonly Way<T>[]>());

  function waysFrom(resolver: Resolver, site: CallSite): readonly Way<T>[] {
    return waysOver(resolver, site, 0).filter((way) => !isOpen(kind, resolver, way, site));
  }

  function waysOver(resolver: Resolver, site: CallSite, depth: number): readonly Way<T>[] {
    const sink = kind.at(resolver, site);
    if (sink !== undefined) return [{ sink, site, callers: [] }];
    const ways: Way<T>[] = [];
    for (const callee of calleesOf(resolver, site.file, site.call)) {
      if (callee.kind !== 'function') continue;
      const only: OnlyCallers = { of: callee, sites: [site] };
      for (const way of openWays(resolver, { file: callee.file, fn: callee.fn }, depth))
        ways.push({ ...way, callers: [...way.callers, only] });
    }
    return ways.slice(0, maxWays);
  }

  /** The ways inside a function whose target its arguments decide. */
  function openWays(resolver: Resolver, place: FunctionPlace, depth: number): readonly Way<T>[] {
    const known = answers(resolver);
    const key = definitionKey({ kind: 'function', ...place });
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    if (depth > maxDepth || !takesArguments(resolver, place)) return [];
    known.set(key, []);
    const found = computeWays(resolver, place, depth);
    known.set(key, found);
    return found;
  }

  function computeWays(resolver: Resolver, place: FunctionPlace, depth: number): readonly Way<T>[] {
    const scope = resolver.scopes.get(place.file);
    const ways: Way<T>[] = [];
    scope?.outline.calls.forEach((call, index) => {
      if (ways.length >= maxWays || !isInside(scope, call.fn, place.fn)) return;
      const site = { file: place.file, call: index };
      ways.push(...waysOver(resolver, site, depth + 1).filter((way) => isOpen(kind, resolver, way, site)));
    });
    return ways;
  }

  return { waysFrom };
}

/** Whether the target still depends on who calls the function around the last step. */
function isOpen<T>(kind: SinkKind<T>, resolver: Resolver, way: Way<T>, site: CallSite): boolean {
  const around = functionsAround(resolver, site).filter((fn) => sitesOf(resolver, fn).length > 0);
  if (around.length === 0) return false;
  const nobody = around.map((fn): OnlyCallers => ({ of: { kind: 'function', ...fn }, sites: [] }));
  const closed = kind.target(narrowResolver(resolver, [...way.callers, ...nobody]), way.sink);
  return around.some((fn) =>
    sitesOf(resolver, fn).some((caller) => {
      const only: OnlyCallers = { of: { kind: 'function', ...fn }, sites: [caller] };
      return kind.target(narrowResolver(resolver, [...way.callers, only]), way.sink) !== closed;
    }),
  );
}

function takesArguments(resolver: Resolver, place: FunctionPlace): boolean {
  const fn = resolver.scopes.get(place.file)?.outline.functions[place.fn];
  return fn !== undefined && fn.parameters.length > 0;
}

function functionsAround(resolver: Resolver, site: CallSite): readonly FunctionPlace[] {
  const outline = resolver.scopes.get(site.file)?.outline;
  const places: FunctionPlace[] = [];
  for (let fn = outline?.calls[site.call]?.fn ?? 0; fn > 0; fn = outline?.functions[fn]?.parent ?? 0)
    places.push({ file: site.file, fn });
  return places;
}

function sitesOf(resolver: Resolver, place: FunctionPlace): readonly CallSite[] {
  return resolver.callSites({ kind: 'function', ...place }).slice(0, maxCallers);
}
