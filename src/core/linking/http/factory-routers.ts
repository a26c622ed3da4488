import { siteKey } from '../definition.ts';
import type { Registration, RouterGraph } from './router-graph.ts';
import { throughMark } from './router-node.ts';

/**
 * A router that a function makes anew for each caller: what the function says of it holds for the router of each of
 * them, and what a caller adds holds for its own alone.
 */
export function shareFactoryRouters(graph: RouterGraph, made = routersOfFactories(graph)): void {
  if (made.size === 0) return;
  const heirs = new Map<string, string[]>();
  const inner = new Set([...made].flatMap(modelsOf));
  for (const id of [...made].filter((each) => !inner.has(each)))
    for (const model of modelsOf(id)) heirs.set(model, [...(heirs.get(model) ?? []), id]);
  for (const registration of graph.registrations.splice(0))
    graph.registrations.push(
      ...sharedOut(heirs, registration.node, registration, (node) => ({ ...registration, node })),
    );
  for (const mounting of graph.mountings.splice(0))
    for (const { parent } of sharedOut(heirs, mounting.parent, {}, (each) => ({ parent: each })))
      for (const { child } of sharedOut(heirs, mounting.child, {}, (each) => ({ child: each })))
        graph.mountings.push({ ...mounting, parent, child });
  for (const [model, ids] of heirs)
    for (const id of ids) {
      graph.uses.set(id, [...(graph.uses.get(model) ?? []), ...(graph.uses.get(id) ?? [])]);
      if (graph.certain.has(model)) graph.certain.add(id);
      const prefix = graph.prefixes.get(model);
      if (prefix !== undefined && !graph.prefixes.has(id)) graph.prefixes.set(id, prefix);
      const ordered = graph.ordered.get(model);
      if (ordered !== undefined && !graph.ordered.has(id)) graph.ordered.set(id, ordered);
    }
}

/** What callers have of such routers, by their ids. */
function routersOfFactories(graph: RouterGraph): ReadonlySet<string> {
  const ids = [
    ...graph.registrations.map(({ node }) => node),
    ...graph.mountings.flatMap(({ child, parent }) => [child, parent]),
    ...graph.uses.keys(),
  ];
  return new Set(ids.filter((id) => id.includes(throughMark)));
}

/** The router as the functions around it know it: without the calls of them. */
function modelsOf(id: string): readonly string[] {
  const parts = id.split(throughMark);
  return parts.slice(1).map((_, count) => parts.slice(0, count + 1).join(throughMark));
}

/** For the router itself where nobody else has one of its kind, else for those of all callers that are meant. */
function sharedOut<T>(
  heirs: ReadonlyMap<string, readonly string[]>,
  id: string,
  { callers = [] }: Pick<Registration, 'callers'>,
  of: (id: string) => T,
): readonly T[] {
  const all = heirs.get(id);
  if (all === undefined) return [of(id)];
  const meant = all.filter((heir) => callers.some((site) => passes(heir, siteKey(site))));
  return (meant.length > 0 ? meant : all).map(of);
}

function passes(id: string, site: string): boolean {
  return id.split(throughMark).slice(1).includes(site);
}
