import { groupedRouters } from '../../../extractors/http/grouped-routers.ts';
import type { GroupedRouteVocabulary } from '../../../extractors/shapes/grouped-route-vocabulary.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Context, Definition } from '../../definition.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';

/** Calls on a router that go on from each other: `Route::prefix('admin')->middleware('auth')->group(…)`. */
export interface RouteChain {
  readonly vocabulary: GroupedRouteVocabulary;
  readonly scope: Scope;
  /** Links before the one that registers, the router's first. */
  readonly before: readonly CallOutline[];
  readonly call: CallOutline;
  readonly index: number;
  /** Links behind it, which speak of what it registers. */
  readonly after: readonly CallOutline[];
}

const longest = 30;

/** The chain that a call stands in, where it begins with a router. */
export function routeChainAt(resolver: Resolver, scope: Scope, index: number): RouteChain | undefined {
  const call = scope.outline.calls[index];
  if (call?.on === undefined) return undefined;
  const before: CallOutline[] = [];
  let on: Value | undefined = call.on;
  while (on?.kind === 'call' && before.length < longest) {
    const link: CallOutline | undefined = scope.outline.calls[on.call];
    if (link?.on === undefined) break;
    before.unshift(link);
    on = link.on;
  }
  const vocabulary = on && routerBehind(resolver, { file: scope.file, fn: call.fn }, on, scope);
  return vocabulary && { vocabulary, scope, before, call, index, after: linksAfter(scope, index) };
}

function routerBehind(
  resolver: Resolver,
  context: Context,
  root: Value,
  scope: Scope,
): GroupedRouteVocabulary | undefined {
  if (root.kind !== 'name' && root.kind !== 'call') return undefined;
  const definitions = root.kind === 'name' ? resolver.name(context, root.name) : resolver.call(scope.file, root.call);
  const spoken = groupedRouters.filter(({ languages }) => languages.includes(scope.outline.language));
  const known = spoken.find((vocabulary) => definitions.some((definition) => isRouter(vocabulary, definition)));
  if (known !== undefined || root.kind !== 'name') return known;
  const handed = definitions
    .map((definition) => groupOf(resolver, scope, definition))
    .find((found) => found !== undefined);
  if (handed !== undefined) return handed;
  const open = definitions.every(({ kind }) => kind === 'parameter');
  return spoken.find(
    ({ variables }) => open && variables.names.includes(root.name) && variables.files.test(scope.file),
  );
}

/** `$routes->scope('/api', function ($builder) { … })`: a group hands its closure a router, whatever it is called. */
function groupOf(resolver: Resolver, scope: Scope, definition: Definition): GroupedRouteVocabulary | undefined {
  if (definition.kind !== 'parameter' || definition.members.length > 0 || definition.index !== 0) return undefined;
  if (definition.file !== scope.file) return undefined;
  const around = scope.outline.functions[definition.fn]?.argumentOf;
  const call = around === undefined ? undefined : scope.outline.calls[around];
  if (around === undefined || call === undefined || !grouping.has(call.name)) return undefined;
  const chain = routeChainAt(resolver, scope, around);
  const opens = chain?.vocabulary.groups.includes(call.name) === true || isNesting(chain?.vocabulary, call.name);
  return opens ? chain?.vocabulary : undefined;
}

function isNesting(vocabulary: GroupedRouteVocabulary | undefined, name: string): boolean {
  return vocabulary?.nesting === true && Object.hasOwn(vocabulary.resources, name);
}

const grouping: ReadonlySet<string> = new Set(
  groupedRouters.flatMap(({ groups, nesting, resources }) => [
    ...groups,
    ...(nesting === true ? Object.keys(resources) : []),
  ]),
);

function isRouter({ facades, types }: GroupedRouteVocabulary, definition: Definition): boolean {
  if (definition.kind === 'external') return facades.includes(`${definition.module}\\${definition.path.join('.')}`);
  // The application of Lumen holds its router.
  if (definition.kind !== 'made' || definition.members.some((member) => member !== 'router')) return false;
  return types.includes(`${definition.module}\\${definition.maker.join('.')}`);
}

function linksAfter(scope: Scope, index: number): readonly CallOutline[] {
  const links: CallOutline[] = [];
  const following = followers(scope);
  for (let next = following.get(index); next !== undefined && links.length < longest; next = following.get(next)) {
    const link = scope.outline.calls[next];
    if (link !== undefined) links.push(link);
  }
  return links;
}

const known = new WeakMap<Scope, ReadonlyMap<number, number>>();

/** By a call the one that goes on from it. */
function followers(scope: Scope): ReadonlyMap<number, number> {
  const found =
    known.get(scope) ??
    new Map(
      scope.outline.calls.flatMap((call, index) =>
        call.on?.kind === 'call' && call.name !== '' ? [[call.on.call, index] as const] : [],
      ),
    );
  known.set(scope, found);
  return found;
}
