import { carter } from '../../extractors/http/aspnet.ts';
import type { CallSite } from '../definition.ts';
import type { RouterGraph } from '../http/router-graph.ts';
import { parameterId } from '../http/router-node.ts';
import type { Resolver } from '../resolver.ts';
import { buildersOf } from './endpoint-builders.ts';

/** `app.MapGroup("/api").RequireAuthorization().MapCarter()`: all modules of Carter stand in that group. */
export function mountModules(resolver: Resolver, graph: RouterGraph): void {
  const [site, another] = sitesOf(resolver);
  // Where several programs take modules in, nobody knows which take which.
  if (site === undefined || another !== undefined) return;
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call?.on === undefined) return;
  const groups = buildersOf(resolver, { file: site.file, fn: call.fn }, call.on).filter(
    ({ group }) => group !== undefined,
  );
  for (const { id: parent } of groups)
    for (const child of modulesIn(resolver, graph))
      graph.mountings.push({
        child,
        parent,
        prefix: '',
        guards: [],
        file: site.file,
        fn: call.fn,
        at: call.at,
        transparent: false,
      });
}

function sitesOf(resolver: Resolver): readonly CallSite[] {
  return [...resolver.scopes].flatMap(([file, { outline }]) =>
    outline.language !== 'csharp'
      ? []
      : outline.calls.flatMap(({ name, on }, call) =>
          name === carter.mapped && on !== undefined ? [{ file, call }] : [],
        ),
  );
}

/** What routes of modules are added to, or the path that a module puts before them. */
function modulesIn(resolver: Resolver, graph: RouterGraph): readonly string[] {
  return [...resolver.scopes].flatMap(([file, { outline }]) =>
    outline.functions.flatMap(({ name, cls }, fn) => {
      const bases = cls === undefined ? [] : (outline.classes[cls]?.bases ?? []);
      if (name !== carter.adds || !bases.some((base) => carter.modules.includes(base))) return [];
      const id = parameterId(file, fn, 0);
      const below = graph.mountings.find(({ child }) => child === id)?.parent;
      return [below ?? id];
    }),
  );
}
