import type { Value } from '../../syntax/outline.ts';
import type { CallSite } from '../definition.ts';
import { itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { classRouters, holderOf, ownedBy } from './class-routers.ts';
import { requiredFiles } from './required-files.ts';
import type { GuardUse } from './route.ts';
import type { RouterCall } from './router-graph.ts';
import { parameterId, type RouterNode, routerNodesOf } from './router-node.ts';

/** `use(path?, …middleware, …routers)`: routers are mounted, the rest guards what follows. */
export function readMount(routerCall: RouterCall): void {
  const { node, call } = routerCall;
  const { mounts = [], stepMounts = [] } = node.vocabulary;
  const steps = node.step !== undefined && stepMounts.includes(call.name);
  if (!steps && !mounts.includes(call.name)) return;
  const files = requiredFiles(routerCall.resolver, routerCall.context, call);
  for (const { placed, prefix } of files)
    for (const { child, prefix: own } of mountedBy(routerCall, placed))
      mount(routerCall, child, `${node.prefix}/${prefix}/${own}`, []);
  if (files.length > 0) return;
  const { prefixes, things } = takePaths(routerCall);
  const guards: GuardUse[] = [];
  let mounted = false;
  for (const thing of things.flatMap((value) => itemsOf(routerCall.resolver, routerCall.context, value))) {
    if (mountsFunction(routerCall, thing, prefixes)) {
      mounted = true;
      continue;
    }
    const children = mountedBy(routerCall, thing);
    if (children.length === 0) {
      guards.push(guardUse(routerCall, thing, prefixes[0] ?? ''));
      continue;
    }
    mounted = true;
    for (const { child, prefix: own } of children)
      for (const prefix of prefixes)
        mount(routerCall, child, `${node.prefix}/${aroundOwn(prefix, own)}/${own}`, guards);
  }
  if (!mounted) addUses(routerCall, guards, prefixes);
}

/** `use((app: Elysia) => app.get('/', list))`: the function adds to the router that it is handed. */
function mountsFunction(routerCall: RouterCall, thing: PlacedValue, prefixes: readonly string[]): boolean {
  const { resolver, graph, node, call, site } = routerCall;
  if (node.vocabulary.callsMounted === undefined || call.name !== node.vocabulary.mounts?.[0]) return false;
  const functions = resolver.value(thing.context, thing.value).filter(({ kind }) => kind === 'function');
  for (const definition of functions) {
    if (definition.kind !== 'function') continue;
    const child = parameterId(definition.file, definition.fn, 0);
    const place = { file: site.file, fn: call.fn, at: call.at };
    graph.certain.add(child);
    for (const prefix of prefixes)
      graph.mountings.push({
        child,
        parent: node.id,
        prefix: `${node.prefix}/${prefix}`,
        guards: [],
        ...place,
        transparent: true,
      });
  }
  return functions.length > 0;
}

/** `use('/api/**', useBase('/api', api))`: the pattern says which requests the wrapper is asked for, not where it adds. */
function aroundOwn(prefix: string, own: string): string {
  const bare = prefix.replace(/\/\*\*$/, '');
  return bare !== prefix && own !== '' && own !== '/' ? '' : bare;
}

interface Mounted {
  readonly child: RouterNode;
  readonly prefix: string;
}

/** The routers that a thing is, also through a wrapper that gives them a path: `mount('/api', app)`. */
function mountedBy(routerCall: RouterCall, given: PlacedValue): readonly Mounted[] {
  const { resolver, node } = routerCall;
  const thing = { ...given, value: withoutMember(given.value, node.vocabulary.handlerMember) };
  const routers = [thing.value, ...requiredBy(resolver, thing)].flatMap((value) =>
    routerNodesOf(resolver, thing.context, value).filter((child) => !child.untyped),
  );
  // Routes of `new Hono().basePath('/v1')` stand below its path already.
  if (routers.length > 0) return routers.map((child) => ({ child: instanceOf(resolver, thing, child), prefix: '' }));
  const wrappers = node.vocabulary.mountWrappers ?? [];
  if (wrappers.length === 0) return [];
  return resolver.value(thing.context, thing.value).flatMap((definition) => {
    if (definition.kind !== 'made' || definition.origin === undefined) return [];
    if (!wrappers.includes(definition.module)) return [];
    return wrappedBy(routerCall, definition.origin);
  });
}

/** ``require(`./routes/${name}`)``, as far as the loop around says what the name is. */
function requiredBy(resolver: Resolver, { context, value }: PlacedValue): readonly Value[] {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const [first] = call?.args ?? [];
  if (call?.name !== 'require' || call.on !== undefined || first === undefined) return [];
  const from = resolveText(resolver, { file: context.file, fn: call.fn }, first)?.text;
  return from === undefined || from.includes('{}') ? [] : [{ kind: 'require', from }];
}

/** `api.handler` answers what `api` does. */
function withoutMember(value: Value, member: string | undefined): Value {
  if (member === undefined || value.kind !== 'name' || !value.name.endsWith(`.${member}`)) return value;
  return { ...value, name: value.name.slice(0, -member.length - 1) };
}

/** The router of the class that it is read from: `new Orders(settings).router`. */
function instanceOf(resolver: Resolver, thing: PlacedValue, child: RouterNode): RouterNode {
  if (!classRouters(resolver).kept.has(child.id)) return child;
  const place = holderOf(resolver, thing);
  return place === undefined ? child : ownedBy(child, place);
}

function wrappedBy(routerCall: RouterCall, site: CallSite): readonly Mounted[] {
  const { resolver } = routerCall;
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call === undefined || call === routerCall.call) return [];
  const context = { file: site.file, fn: call.fn };
  const [first] = call.args;
  const prefix = first === undefined ? undefined : resolveText(resolver, context, first)?.text;
  const items = (prefix === undefined ? call.args : call.args.slice(1)).flatMap((value) =>
    itemsOf(resolver, context, value),
  );
  return items.flatMap((item) =>
    mountedBy(routerCall, item).map((mounted) => ({ ...mounted, prefix: `${prefix ?? ''}/${mounted.prefix}` })),
  );
}

function mount(routerCall: RouterCall, child: RouterNode, prefix: string, guards: readonly GuardUse[]): void {
  const { graph, node, call, site } = routerCall;
  if (child.id === node.id) return;
  graph.certain.add(child.id);
  graph.mountings.push({
    child: child.id,
    parent: node.id,
    prefix,
    guards: guards.map((guard) => ({ ...guard, below: undefined })),
    file: site.file,
    fn: call.fn,
    at: call.at,
    transparent: false,
  });
}

function addUses(routerCall: RouterCall, guards: readonly GuardUse[], prefixes: readonly string[]): void {
  const { graph, node } = routerCall;
  const uses = graph.uses.get(node.id) ?? [];
  graph.uses.set(node.id, uses);
  for (const prefix of prefixes)
    uses.push(...guards.map((guard) => ({ ...guard, below: belowOf(node.prefix, prefix) })));
}

function belowOf(own: string, prefix: string): string | undefined {
  return own === '' && prefix === '' ? undefined : `${own}/${prefix}`;
}

function guardUse(routerCall: RouterCall, thing: PlacedValue, below: string): GuardUse {
  const { call, site } = routerCall;
  return {
    ...thing,
    level: 'router',
    file: site.file,
    at: call.at,
    end: call.end,
    below: below === '' ? undefined : below,
  };
}

/**
 * Paths come first: a string, or a list of strings. Without one the mount is at the router's own root; one that cannot
 * be read stands as a hole, never as the root.
 */
function takePaths(routerCall: RouterCall): { prefixes: readonly string[]; things: readonly Value[] } {
  const { step } = routerCall.node;
  if (step !== undefined) {
    const text = resolveText(routerCall.resolver, step.context, step.path)?.text ?? '{}';
    return { prefixes: [text.replace(/\/?\*$/, '')], things: routerCall.call.args };
  }
  const { resolver, context, call } = routerCall;
  const [first, ...rest] = call.args;
  if (first === undefined) return { prefixes: [''], things: [] };
  const texts = itemsOf(resolver, context, first).map((item) => resolveText(resolver, item.context, item.value)?.text);
  const paths = texts.filter((text) => text?.startsWith('/') === true).map((text) => text ?? '');
  if (paths.length > 0 && paths.length === texts.length) return { prefixes: paths, things: rest };
  if (texts.length === 1 && texts[0] !== undefined && rest.length > 0)
    return { prefixes: [`/${texts[0]}`], things: rest };
  if (texts.length === 1 && rest.length > 0 && resolver.value(context, first).every(({ kind }) => kind === 'value'))
    return { prefixes: ['/{}'], things: rest };
  // A path that only callers know is no middleware, whatever it may be.
  if (
    first.kind === 'name' &&
    /(?:^|\.)(?:path|prefix|basePath|baseUrl|mountPath)$/.test(first.name) &&
    rest.length > 0
  )
    return { prefixes: ['/{}'], things: rest };
  return { prefixes: [''], things: call.args };
}
