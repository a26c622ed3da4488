import { calleesOf } from './call-sites.ts';
import { type CallSite, type Definition, definitionKey, siteKey } from './definition.ts';
import { narrowResolver, type OnlyCallers } from './narrow-resolver.ts';
import type { FunctionPlace } from './operations/handler-of.ts';
import { makings, receiverOrigin } from './receiver-origin.ts';
import { rememberPerResolver } from './remember-per-resolver.ts';
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
/** Helpers that call one another are followed again by whoever asks; most of what that takes has an answer by then. */
const maxRepeated = 256;

/** Counts calls whose target is an argument at the callers that know it, instead of once for all of them. */
export function forwardingOf<T>(kind: SinkKind<T>): Forwarding<T> {
  const remember = rememberPerResolver<readonly Way<T>[]>([], maxRepeated);
  const rememberOpen = rememberPerResolver<boolean>(false);

  function waysFrom(resolver: Resolver, site: CallSite): readonly Way<T>[] {
    return waysOver(resolver, site, 0).filter((way) => !isOpenAt(resolver, way, site));
  }

  /** `within`: a function whose ways are being found; what it calls itself for adds none. */
  function waysOver(resolver: Resolver, site: CallSite, depth: number, within?: FunctionPlace): readonly Way<T>[] {
    const sink = kind.at(resolver, site);
    if (sink !== undefined) return [{ sink, site, callers: [] }];
    const ways: Way<T>[] = [];
    for (const callee of calleesOf(resolver, site.file, site.call)) {
      if (callee.kind !== 'function') continue;
      const place = { file: callee.file, fn: callee.fn };
      if (place.fn === within?.fn && place.file === within.file) continue;
      const open = openWays(resolver, place, depth);
      if (open.length === 0) continue;
      const only: OnlyCallers[] = [{ of: callee, sites: [site] }, ...receiverOrigin(resolver, site, place)];
      for (const way of open) ways.push({ ...way, callers: [...way.callers, ...only] });
    }
    return ways.slice(0, maxWays);
  }

  /** A call that is a sink itself is asked for by its own operation, and by all that call the function around. */
  function isOpenAt(resolver: Resolver, way: Way<T>, site: CallSite): boolean {
    const find = (): boolean => isOpen(kind, resolver, way, site);
    return way.callers.length > 0 ? find() : rememberOpen(resolver, siteKey(site), find);
  }

  /** The ways inside a function whose target its arguments decide. */
  function openWays(resolver: Resolver, place: FunctionPlace, depth: number): readonly Way<T>[] {
    if (depth > maxDepth) {
      resolver.shared.trace.doubt();
      return [];
    }
    return remember(resolver, definitionKey({ kind: 'function', ...place }), () =>
      deciders(resolver, place).length === 0 ? [] : computeWays(resolver, place, depth),
    );
  }

  function computeWays(resolver: Resolver, place: FunctionPlace, depth: number): readonly Way<T>[] {
    const scope = resolver.scopes.get(place.file);
    const ways: Way<T>[] = [];
    for (const call of scope?.callsWithin(place.fn) ?? []) {
      if (ways.length >= maxWays) break;
      const site = { file: place.file, call };
      ways.push(...waysOver(resolver, site, depth + 1, place).filter((way) => isOpenAt(resolver, way, site)));
    }
    return ways;
  }

  return { waysFrom };
}

/** Whether the target still depends on who calls the function around the last step, or on which object it is a method of. */
function isOpen<T>(kind: SinkKind<T>, resolver: Resolver, way: Way<T>, site: CallSite): boolean {
  const around = functionsAround(resolver, site).flatMap((place) => deciders(resolver, place));
  if (around.length === 0) return false;
  const nobody = around.map((of): OnlyCallers => ({ of, sites: [] }));
  let isAsked = false;
  const alone = narrowResolver(resolver, [...nobody, ...way.callers], () => {
    isAsked = true;
  });
  const closed = kind.target(alone, way.sink);
  // Whoever never looks at the callers says the same whoever they are.
  if (!isAsked) return false;
  return around.some((of) =>
    sitesOf(resolver, of).some((caller) => {
      const only: OnlyCallers = { of, sites: [caller] };
      return kind.target(narrowResolver(resolver, [only, ...way.callers]), way.sink) !== closed;
    }),
  );
}

/** Whose calls decide what a function is given: its own, and the making of the object that it is a method of. */
function deciders(resolver: Resolver, { file, fn }: FunctionPlace): readonly Definition[] {
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  const found: Definition[] = [];
  if (outline !== undefined && outline.parameters.length > 0) found.push({ kind: 'function', file, fn });
  if (outline?.cls !== undefined && makings(resolver, { file, cls: outline.cls }).length > 1)
    found.push({ kind: 'class', file, cls: outline.cls });
  return found.filter((of) => sitesOf(resolver, of).length > 0);
}

function functionsAround(resolver: Resolver, site: CallSite): readonly FunctionPlace[] {
  const outline = resolver.scopes.get(site.file)?.outline;
  const places: FunctionPlace[] = [];
  for (let fn = outline?.calls[site.call]?.fn ?? 0; fn > 0; fn = outline?.functions[fn]?.parent ?? 0)
    places.push({ file: site.file, fn });
  return places;
}

function sitesOf(resolver: Resolver, of: Definition): readonly CallSite[] {
  return resolver.callSites(of).slice(0, maxCallers);
}
