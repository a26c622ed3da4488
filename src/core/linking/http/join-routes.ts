import { withFrontPart } from './front-part.ts';
import type { GuardUse, Route } from './route.ts';
import type { Mounting, Registration, RouterGraph } from './router-graph.ts';

/** A way from a router up to an application: mounts outermost first. */
type Way = readonly Mounting[];

const maxWays = 16;
const maxDepth = 12;

/** Joins every registration with the prefixes and guards of all the ways that lead to it. */
export function joinRoutes(graph: RouterGraph): readonly Route[] {
  const parents = new Map<string, Mounting[]>();
  for (const mounting of graph.mountings) {
    const list = parents.get(mounting.child);
    if (list === undefined) parents.set(mounting.child, [mounting]);
    else list.push(mounting);
  }
  shareTransparentUses(graph);
  return graph.registrations
    .filter((registration) => graph.certain.has(registration.node))
    .flatMap((registration) => {
      const ways = waysTo(parents, registration.node, new Set());
      return ways.flatMap((way) =>
        methodsOn(registration, way).map((method) => routeOf(graph, registration, way, method)),
      );
    });
}

/** `router.Methods("GET").Subrouter()`: what takes every method is asked for those of the routers around. */
function methodsOn({ methods }: Registration, way: Way): Registration['methods'] {
  const around = way.findLast((mounting) => mounting.methods !== undefined)?.methods;
  return around !== undefined && methods[0] === 'ANY' ? around : methods;
}

function waysTo(parents: ReadonlyMap<string, readonly Mounting[]>, node: string, seen: ReadonlySet<string>): Way[] {
  const mountings = (parents.get(node) ?? []).filter((mounting) => !seen.has(mounting.parent));
  if (mountings.length === 0 || seen.size > maxDepth) return [[]];
  const visited = new Set([...seen, node]);
  return mountings
    .flatMap((mounting) => waysTo(parents, mounting.parent, visited).map((way) => [...way, mounting]))
    .slice(0, maxWays);
}

function routeOf(graph: RouterGraph, registration: Registration, way: Way, method: Route['method']): Route {
  const path = withFrontPart(
    joinPaths([graph.prefixes.get(way[0]?.parent ?? '') ?? '', ...pathBelow(graph, registration, way)]),
  );
  const told = registration.told ?? registration;
  return {
    framework: registration.framework,
    method,
    path,
    protocol: registration.protocol,
    file: told.file,
    at: told.at,
    end: told.end,
    context: registration.context,
    handler: registration.handler,
    ...(registration.resource && { resource: registration.resource }),
    guards: guardsOf(graph, registration, way),
    passed: way.map((mounting) => ({ file: mounting.file, at: mounting.at, what: 'mounted here' })),
    options: registration.options,
    registration: registration.site,
    resolver: registration.resolver,
  };
}

/** What follows the prefix of the outermost router: each mount with the prefix of what it mounts, the route at last. */
function pathBelow(graph: RouterGraph, registration: Registration, way: Way): readonly string[] {
  if (way.length === 0) return [graph.prefixes.get(registration.node) ?? '', registration.path];
  return [...way.flatMap(({ prefix, child }) => [prefix, graph.prefixes.get(child) ?? '']), registration.path];
}

function guardsOf(graph: RouterGraph, registration: Registration, way: Way): readonly GuardUse[] {
  const guards: GuardUse[] = [];
  way.forEach((mounting, depth) => {
    const below = joinPaths(pathBelow(graph, registration, way.slice(depth)));
    const level = depth === 0 ? 'application' : 'parent';
    for (const use of usesBefore(graph, mounting.parent, mounting, below)) guards.push({ ...use, level });
    for (const guard of mounting.guards) guards.push({ ...guard, level: 'parent' });
  });
  const place = { file: registration.file, fn: registration.context.fn, at: registration.at };
  const level = way.length === 0 ? 'application' : 'router';
  for (const use of usesBefore(graph, registration.node, place, registration.path)) guards.push({ ...use, level });
  const own = registration.guards.find(({ decides }) => decides === true);
  const around = own === undefined ? guards : guards.filter(({ kind }) => kind !== own.kind);
  return inPhases([...around, ...registration.guards.filter(({ lifts }) => lifts !== true)]);
}

/** Guards of an earlier phase run before those of a later one, wherever they were added. */
export function inPhases(guards: readonly GuardUse[]): readonly GuardUse[] {
  return guards.toSorted((a, b) => (a.phase ?? 0) - (b.phase ?? 0));
}

/** Guards of a router that a request at this place passes: in order, and on its path. */
function usesBefore(
  graph: RouterGraph,
  node: string,
  place: { readonly file: string; readonly fn: number; readonly at: number },
  path: string,
): readonly GuardUse[] {
  const ordered = graph.ordered.get(node) ?? true;
  return (graph.uses.get(node) ?? []).filter((use) => {
    if (use.below !== undefined && !isUnder(path, use.below)) return false;
    const comparable = use.file === place.file && use.context.fn === place.fn;
    return !ordered || use.everywhere === true || !comparable || use.at < place.at;
  });
}

function isUnder(path: string, prefix: string): boolean {
  const wanted = prefix.split('/').filter((part) => part !== '' && part !== '*');
  // What stands behind a `#` is no path: many operations are asked for at one.
  const parts = (path.split('#')[0] ?? path).split('/').filter((part) => part !== '');
  return wanted.every(
    (part, index) =>
      part === parts[index] || part.startsWith(':') || (part.includes('*') && begins(parts[index], part)),
  );
}

/** `/admin*` holds for `/admin/orders` and for `/admins`. */
function begins(part: string | undefined, pattern: string): boolean {
  const start = pattern.slice(0, pattern.indexOf('*')).replace(/\($/, '');
  return start === '' || part?.startsWith(start) === true;
}

/** A plugin without a scope of its own guards its parent, and through it its siblings. */
function shareTransparentUses(graph: RouterGraph): void {
  for (const mounting of graph.mountings) {
    if (!mounting.transparent) continue;
    const own = graph.uses.get(mounting.child) ?? [];
    const shared = graph.uses.get(mounting.parent) ?? [];
    graph.uses.set(mounting.parent, [...shared, ...own]);
    graph.uses.delete(mounting.child);
  }
}

export function joinPaths(parts: readonly string[]): string {
  const joined = parts
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/');
  return `/${joined}`;
}
