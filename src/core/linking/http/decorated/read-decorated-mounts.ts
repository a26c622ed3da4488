import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { CallSite, Context } from '../../definition.ts';
import { elementResolver } from '../../narrow-resolver.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { addUse } from '../add-use.ts';
import { iterationsOf } from '../iterations.ts';
import { joinPaths } from '../join-routes.ts';
import type { RouterGraph } from '../router-graph.ts';
import { type DecoratedRouter, decoratedRoutersOf, moduleRouterOf } from './decorated-router.ts';
import { injectedByList } from './injected-guards.ts';
import type { RouterSettings } from './router-settings.ts';

/** `app.include_router(orders, prefix='/orders')`, `app.register_blueprint(…)`, and what runs before every request. */
export function readDecoratedMounts(
  resolver: Resolver,
  graph: RouterGraph,
  settings: RouterSettings,
  site: CallSite,
): void {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call?.on === undefined || !mounting.test(call.name)) return;
  const context = { file: site.file, fn: call.fn };
  const count = iterationsOf(resolver, context, call);
  const resolvers =
    count === undefined ? [resolver] : Array.from({ length: count }, (_, item) => elementResolver(resolver, item));
  // `Blueprint.group(boats, berths)` is the router that it makes.
  for (const each of resolvers)
    for (const parent of parentsOf(each, context, call, call.name === 'group' ? made(site) : call.on)) {
      settings.open(parent);
      readMount({ resolver: each, graph, settings, parent, call, context });
    }
}

/** Routers that a call is made on; a module keeps one of its own: `bottle.mount('/files', files)`. */
function parentsOf(resolver: Resolver, context: Context, call: CallOutline, on: Value): readonly DecoratedRouter[] {
  const named = decoratedRoutersOf(resolver, context, on);
  return named.length > 0 || on.kind !== 'name' ? named : moduleRouterOf(resolver, context, `${on.name}.${call.name}`);
}

function made({ call }: CallSite): Value {
  return { kind: 'call', call };
}

/** A cheap look before values are followed. */
const mounting =
  /^(?:include_router|add_namespace|register_blueprint|blueprint|merge|group|mount|add_router|add_middleware|before_request|before_app_request)$/;

interface MountCall {
  readonly resolver: Resolver;
  readonly graph: RouterGraph;
  readonly settings: RouterSettings;
  readonly parent: DecoratedRouter;
  readonly call: CallOutline;
  readonly context: Context;
}

function readMount(mount: MountCall): void {
  const { parent, call, context, graph } = mount;
  const { vocabulary } = parent;
  const [first, second] = call.args;
  if (first === undefined) return;
  if (call.name === 'group') {
    for (const child of call.args) if (child.kind !== 'object') addMounts(mount, child, undefined);
  } else if (vocabulary.mounts.includes(call.name)) addMounts(mount, first, optionOf(mount, vocabulary.prefix));
  else if (vocabulary.placements.includes(call.name) && second !== undefined)
    addMounts(mount, applicationIn(mount, second), { context, value: first });
  else if (vocabulary.before.includes(call.name)) {
    const place = { level: 'router', file: context.file, at: call.at, end: call.end } as const;
    addUse(graph, parent.id, { context, value: first, ...place, injection: `${context.file}:${call.at}` });
  }
}

/** `mount('/files', app=files)` */
function applicationIn({ resolver, context }: MountCall, value: Value): Value {
  return entryOf(resolver, context, value, 'app')?.value ?? value;
}

function optionOf({ resolver, context, call }: MountCall, key: string): PlacedValue | undefined {
  return entryOf(resolver, context, call.args.at(-1), key);
}

function addMounts(mount: MountCall, child: Value, prefix: PlacedValue | undefined): void {
  const { resolver, graph, settings, parent, call, context } = mount;
  const { vocabulary } = parent;
  const given = prefix === undefined || isNone(resolver, prefix) ? undefined : textOf(resolver, prefix);
  const listed = vocabulary.guards === undefined ? undefined : optionOf(mount, vocabulary.guards);
  const guards = injectedByList({ resolver, vocabulary, level: 'parent' }, listed, call);
  const children = itemsOf(resolver, context, child);
  for (const found of children.flatMap((each) => routersIn(resolver, each))) {
    settings.open(found);
    const router = settings.copyOf(found, resolver);
    if (router.id === parent.id) continue;
    graph.mountings.push({
      child: router.id,
      parent: parent.id,
      prefix: mountedAt(mount, router, given),
      guards,
      file: context.file,
      fn: call.fn,
      at: call.at,
      transparent: false,
    });
  }
}

function textOf(resolver: Resolver, { context, value }: PlacedValue): string {
  return resolveText(resolver, context, value)?.text ?? '{}';
}

/** `url_prefix=None` says nothing. */
function isNone(resolver: Resolver, { context, value }: PlacedValue): boolean {
  const [only, another] = resolver.value(context, value);
  const said = another === undefined && only?.kind === 'value' ? only.value : undefined;
  return said?.kind === 'literal' && said.text === 'null';
}

/** A router, or its name with that of its module: `add_router('/berths', 'harbor.berths.router')`. */
function routersIn(resolver: Resolver, { context, value }: PlacedValue): readonly DecoratedRouter[] {
  const [, module = '', name = ''] = value.kind === 'text' ? (/^(.+)\.(\w+)$/.exec(value.text) ?? []) : [];
  if (module === '') return decoratedRoutersOf(resolver, context, value);
  const target = resolver.imports.resolve(context.file, module);
  if (target.kind !== 'file') return [];
  return decoratedRoutersOf(resolver, { file: target.file, fn: 0 }, { kind: 'name', name });
}

/** The parent's own prefix stands in front, unless where it is mounted itself decides that. */
function mountedAt({ settings, parent }: MountCall, child: DecoratedRouter, given: string | undefined): string {
  if (parent.vocabulary.mountReplacesPrefix) return given ?? settings.prefixOf(child);
  return joinPaths([settings.prefixOf(parent), given ?? '']);
}
