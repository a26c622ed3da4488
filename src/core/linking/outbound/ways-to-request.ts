import { calleesOf } from '../call-sites.ts';
import { type CallSite, definitionKey } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import { narrowResolver, type OnlyCallers } from '../narrow-resolver.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { type ClientCall, clientCallAt } from './client-call.ts';
import { addressIn } from './read-request.ts';

/** A request and the calls that lead to it, each narrowing what the next function is given. */
export interface Way {
  readonly request: ClientCall;
  /** Innermost first. */
  readonly callers: readonly OnlyCallers[];
}

/** In-house clients are seldom nested deeper; the bounds keep hostile input cheap. */
const maxWays = 16;
const maxCallers = 8;
const maxDepth = 32;

/** The way that starts at a client call itself. */
export function directWay(request: ClientCall): Way {
  return { request, callers: [] };
}

/** Ways that start at a call of a function which passes its arguments on into a request: `httpGet('/orders')`. */
export function forwardedWays(resolver: Resolver, site: CallSite): readonly Way[] {
  return waysOver(resolver, site, 0);
}

/**
 * Whether the address still depends on who calls the function around the last step. Such a request is counted at those
 * callers, each with the address it asks for.
 */
export function isOpen(resolver: Resolver, way: Way, site: CallSite): boolean {
  const around = functionsAround(resolver, site).filter((fn) => sitesOf(resolver, fn).length > 0);
  if (around.length === 0) return false;
  const nobody = around.map((fn): OnlyCallers => ({ of: { kind: 'function', ...fn }, sites: [] }));
  const closed = addressIn(narrowResolver(resolver, [...way.callers, ...nobody]), way.request);
  return around.some((fn) =>
    sitesOf(resolver, fn).some((caller) => {
      const only: OnlyCallers = { of: { kind: 'function', ...fn }, sites: [caller] };
      return addressIn(narrowResolver(resolver, [...way.callers, only]), way.request) !== closed;
    }),
  );
}

function waysOver(resolver: Resolver, site: CallSite, depth: number): readonly Way[] {
  const ways: Way[] = [];
  for (const callee of calleesOf(resolver, site.file, site.call)) {
    if (callee.kind !== 'function') continue;
    const only: OnlyCallers = { of: callee, sites: [site] };
    for (const way of openWays(resolver, { file: callee.file, fn: callee.fn }, depth))
      ways.push({ request: way.request, callers: [...way.callers, only] });
  }
  return ways.slice(0, maxWays);
}

const answers = oncePerResolver(() => new Map<string, readonly Way[]>());

/** The requests inside a function whose address its arguments decide. */
function openWays(resolver: Resolver, place: FunctionPlace, depth: number): readonly Way[] {
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

function takesArguments(resolver: Resolver, place: FunctionPlace): boolean {
  const fn = resolver.scopes.get(place.file)?.outline.functions[place.fn];
  return fn !== undefined && fn.parameters.length > 0;
}

function computeWays(resolver: Resolver, place: FunctionPlace, depth: number): readonly Way[] {
  const scope = resolver.scopes.get(place.file);
  if (scope === undefined) return [];
  const ways: Way[] = [];
  scope.outline.calls.forEach((call, index) => {
    if (ways.length >= maxWays || !isInside(scope, call.fn, place.fn)) return;
    const site = { file: place.file, call: index };
    const request = clientCallAt(resolver, place.file, index);
    const through = request === undefined ? waysOver(resolver, site, depth + 1) : [directWay(request)];
    ways.push(...through.filter((way) => isOpen(resolver, way, site)));
  });
  return ways;
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
