import { trpc } from '../../../extractors/http/trpc.ts';
import type { CallOutline } from '../../../syntax/outline.ts';
import { type CallSite, type Context, type MadeDefinition, siteKey } from '../../definition.ts';
import { objectsOf, type PlacedValue } from '../../read-options.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';
import type { Route } from '../route.ts';
import { procedureGuards } from './procedure-guards.ts';
import { servedPaths } from './served-paths.ts';

/** Routers stand in each other; deeper than this none does. */
const maxDepth = 12;

interface Procedure {
  readonly names: readonly string[];
  readonly site: CallSite;
  readonly call: CallOutline;
}

/** Routes of procedures that routers give names: those of every router that no other takes in. */
export function readProcedures(resolver: Resolver): readonly Route[] {
  const sites: CallSite[] = [];
  // Asking every call of a workspace what it gives is dear; most workspaces have no such router at all.
  const isUsed = [...resolver.scopes.values()].some(({ outline }) =>
    outline.imports.some(({ from }) => trpc.modules.includes(from)),
  );
  if (!isUsed) return [];
  for (const [file, { outline }] of resolver.scopes)
    if (outline.imports.length > 0)
      outline.calls.forEach((call, index) => {
        if (mayRoute(call) && isRouter(resolver, { file, call: index })) sites.push({ file, call: index });
      });
  if (sites.length === 0) return [];
  const taken = new Set<string>();
  const found = sites.map((site) => ({ site, procedures: proceduresOf(resolver, site, [], taken) }));
  const paths = servedPaths(resolver);
  return found
    .filter(({ site }) => !taken.has(siteKey(site)))
    .flatMap(({ site, procedures }) => {
      const path = paths.get(siteKey(site)) ?? trpc.path;
      return procedures.map((procedure) => routeOf(resolver, path, procedure));
    });
}

/** Whatever the router is called: it is given an object, or routers. */
function mayRoute({ name, args: [first], new: makes }: CallOutline): boolean {
  if (makes === true || first === undefined) return false;
  return first.kind === 'object' || first.kind === 'name' || (first.kind === 'call' && trpc.merges.includes(name));
}

function isRouter(resolver: Resolver, site: CallSite): boolean {
  return madeBy(resolver, site, [...trpc.routers, ...trpc.merges]) !== undefined;
}

/** What a call of the library gives, where its last step is one of these. */
function madeBy(resolver: Resolver, { file, call }: CallSite, names: readonly string[]): MadeDefinition | undefined {
  return resolver.call(file, call).find((each): each is MadeDefinition => {
    if (each.kind !== 'made' || !trpc.modules.includes(each.module)) return false;
    if (each.call?.file !== file || each.call.call !== call) return false;
    return names.some((name) => each.members.at(-1) === `${name}()`);
  });
}

function proceduresOf(
  resolver: Resolver,
  site: CallSite,
  names: readonly string[],
  taken: Set<string>,
): readonly Procedure[] {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call === undefined || names.length > maxDepth) return [];
  const context = { file: site.file, fn: call.fn };
  const merges = madeBy(resolver, site, trpc.merges) !== undefined;
  return call.args.flatMap((value) =>
    merges
      ? valueProcedures(resolver, { context, value }, names, taken)
      : within(resolver, { context, value }, names, taken),
  );
}

/** The entries of an object, each by its name. */
function within(
  resolver: Resolver,
  { context, value }: PlacedValue,
  names: readonly string[],
  taken: Set<string>,
): readonly Procedure[] {
  if (names.length > maxDepth) return [];
  return objectsOf(resolver, context, value).flatMap((placed) => {
    if (placed.value.kind !== 'object') return [];
    const own = placed.value.entries.flatMap((entry) =>
      valueProcedures(resolver, { context: placed.context, value: entry.value }, [...names, entry.key], taken),
    );
    const spread = placed.value.spreads.flatMap((each) =>
      within(resolver, { context: placed.context, value: each }, names, taken),
    );
    return [...own, ...spread];
  });
}

function valueProcedures(
  resolver: Resolver,
  { context, value }: PlacedValue,
  names: readonly string[],
  taken: Set<string>,
): readonly Procedure[] {
  for (const definition of resolver.value(context, value)) {
    if (definition.kind === 'value' && definition.value.kind === 'object')
      return within(resolver, { context: definition.context, value: definition.value }, names, taken);
    if (definition.kind !== 'made' || !trpc.modules.includes(definition.module)) continue;
    const site = definition.call;
    const call = site && resolver.scopes.get(site.file)?.outline.calls[site.call];
    if (site === undefined || call === undefined) continue;
    if (isRouter(resolver, site)) {
      taken.add(siteKey(site));
      return proceduresOf(resolver, site, names, taken);
    }
    if (Object.hasOwn(trpc.verbs, call.name)) return [{ names, site, call }];
  }
  return [];
}

function routeOf(resolver: Resolver, path: string, { names, site, call }: Procedure): Route {
  const context: Context = { file: site.file, fn: call.fn };
  const handler = call.args[0];
  return {
    framework: trpc.id,
    method: trpc.verbs[call.name] ?? 'POST',
    path: joinPaths([path, names.join('.')]),
    file: site.file,
    at: call.at,
    end: call.end,
    context,
    handler: handler && { context, value: handler },
    guards: procedureGuards(resolver, context, call),
    passed: [],
    registration: site,
  };
}
