import { fasthttp } from '../../extractors/http/fasthttp.ts';
import { routers } from '../../extractors/http/routers.ts';
import type { RouterVocabulary } from '../../extractors/shapes/router-vocabulary.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { CallSite, Context, Definition } from '../definition.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { ownRouters } from './own-router.ts';

/** A router, or a parameter that a framework fills with one. */
export interface RouterNode {
  readonly id: string;
  readonly vocabulary: RouterVocabulary;
  /** Nothing but its use says that it is a router. */
  readonly untyped: boolean;
  /** Path below which it is meant here: `app.basePath('/v1')`. */
  readonly prefix: string;
  /** Path that a step such as `route('/x')` has already given. */
  readonly step?: { readonly context: Context; readonly path: Value } | undefined;
}

/** The routers that a value may be. */
export function routerNodesOf(resolver: Resolver, context: Context, value: Value): readonly RouterNode[] {
  const nodes = resolver.value(context, value).flatMap((definition) => {
    const node = routerNodeOf(resolver, definition);
    return node === undefined ? [] : [node];
  });
  return nodes.length > 0 ? nodes : chainedNodes(resolver, context, value);
}

/** Longer chains than this are written by nobody. */
const longestChain = 200;

/** `app.get('/', list).post('/', create)`, where only a parameter says what the router is. */
function chainedNodes(resolver: Resolver, context: Context, value: Value): readonly RouterNode[] {
  const outline = resolver.scopes.get(context.file)?.outline;
  const links: string[] = [];
  let root: Value | undefined = value;
  while (root?.kind === 'call' && links.length < longestChain) {
    const call: CallOutline | undefined = outline?.calls[root.call];
    if (call === undefined || !chainedNames.has(call.name)) return [];
    links.push(call.name);
    root = call.on;
  }
  if (root?.kind !== 'name' || links.length === 0) return [];
  return resolver.name(context, root.name).flatMap((definition) => {
    const node = definition.kind === 'parameter' ? routerNodeOf(resolver, definition) : undefined;
    return node !== undefined && links.every((name) => node.vocabulary.chained.includes(name)) ? [node] : [];
  });
}

const chainedNames: ReadonlySet<string> = new Set(routers.flatMap(({ chained }) => chained));

export function routerNodeOf(resolver: Resolver, definition: Definition): RouterNode | undefined {
  if (definition.kind === 'parameter' && definition.members.every(isChained))
    return parameterNode(resolver, definition.file, definition.fn, definition.index);
  if (definition.kind === 'external') return sharedNode(definition);
  if (definition.kind === 'instance') return embeddedNode(resolver, definition);
  if (definition.kind !== 'made') return undefined;
  const vocabulary = routers.find((candidate) => speaks(candidate, definition.module, definition.maker));
  if (vocabulary === undefined) return undefined;
  const last = definition.members.at(-1)?.replace(/\(\)$/, '');
  if (last === undefined) return nodeMade(vocabulary, idOf(definition));
  // `&engine.RouterGroup`: a type that the router embeds is the router itself.
  if (vocabulary.types.includes(definition.members.at(-1) ?? ''))
    return routerNodeOf(resolver, { ...definition, members: definition.members.slice(0, -1) });
  if (makesRouter(vocabulary, last)) return nodeMade(vocabulary, siteId(definition.call));
  const before = withoutLast(resolver, vocabulary, definition);
  if (before !== undefined) return routerNodeOf(resolver, before);
  const stepped = stepNode(resolver, vocabulary, definition, last) ?? steppedBy(resolver, vocabulary, definition);
  if (stepped !== undefined) return stepped;
  return definition.members.every((member) => isChainOf(vocabulary, member))
    ? nodeMade(vocabulary, idOf(definition))
    : undefined;
}

/** `r.PathPrefix("/v1").Subrouter().StrictSlash(true)` is the router that the step before gave. */
function withoutLast(
  resolver: Resolver,
  { chained, makingMembers = [] }: RouterVocabulary,
  definition: Definition & { kind: 'made' },
): (Definition & { kind: 'made' }) | undefined {
  const members = definition.members.map((member) => member.replace(/\(\)$/, ''));
  if (!chained.includes(members.at(-1) ?? '') || !members.some((member) => makingMembers.includes(member)))
    return undefined;
  const { call: site } = definition;
  const on = site && resolver.scopes.get(site.file)?.outline.calls[site.call]?.on;
  if (site === undefined || on?.kind !== 'call') return undefined;
  return { ...definition, members: definition.members.slice(0, -1), call: { file: site.file, call: on.call } };
}

function nodeMade(vocabulary: RouterVocabulary, id: string | undefined): RouterNode | undefined {
  return id === undefined ? undefined : { id, vocabulary, untyped: false, prefix: '' };
}

function makesRouter({ makingMembers, groups }: RouterVocabulary, name: string): boolean {
  const group = groups !== undefined && Object.hasOwn(groups, name) ? groups[name] : undefined;
  return makingMembers?.includes(name) === true || (group !== undefined && group.chained !== true);
}

/** `http.HandleFunc(…)`: the package itself has a router. */
function sharedNode({ module, path }: Definition & { kind: 'external' }): RouterNode | undefined {
  const vocabulary = routers.find((candidate) => candidate.modules.includes(module) && candidate.shared !== undefined);
  return vocabulary?.shared?.includes(path.join('.')) === true ? nodeMade(vocabulary, module) : undefined;
}

/** `type Server struct { *gin.Engine }` is a router itself. */
function embeddedNode(resolver: Resolver, definition: Definition & { kind: 'instance' }): RouterNode | undefined {
  const outline = resolver.scopes.get(definition.file)?.outline;
  if (outline?.language !== 'go') return undefined;
  const served = servedNode(resolver, definition);
  if (served !== undefined) return served;
  const place = `${definition.file} ${definition.cls}`;
  if (ownRouters(resolver).has(place)) return nodeMade(fasthttp, place);
  for (const base of outline.classes[definition.cls]?.bases ?? [])
    for (const inner of resolver.member(definition, base.split('.').at(-1) ?? base)) {
      const node = inner.kind === 'made' ? routerNodeOf(resolver, inner) : undefined;
      if (node !== undefined) return node;
    }
  return undefined;
}

/** `func (s *Server) ServeHTTP(w, r) { s.router.ServeHTTP(w, r) }`: the object is what it hands requests on to. */
function servedNode(resolver: Resolver, { file, cls }: Definition & { kind: 'instance' }): RouterNode | undefined {
  const scope = resolver.scopes.get(file);
  const fn = scope?.method(cls, 'ServeHTTP');
  const call = scope?.outline.calls.find((each) => each.fn === fn && each.name === 'ServeHTTP');
  if (fn === undefined || call?.on === undefined) return undefined;
  for (const inner of resolver.value({ file, fn }, call.on)) {
    const node = inner.kind === 'made' ? routerNodeOf(resolver, inner) : undefined;
    if (node !== undefined) return node;
  }
  return undefined;
}

function siteId(site: CallSite | undefined): string | undefined {
  return site === undefined ? undefined : `${site.file}#${site.call}`;
}

/** Between the call that made a router and those of the functions around it, in its identity. */
export const throughMark = ' through ';

/** Identity of a router: the call that made it, or the parameter in which a framework hands it over. */
function idOf(definition: Definition & { kind: 'made' }): string | undefined {
  if (definition.origin !== undefined)
    return [definition.origin, ...(definition.through ?? [])].map(siteId).join(throughMark);
  const parameter = definition.parameter;
  return parameter === undefined ? undefined : parameterId(parameter.file, parameter.fn, parameter.index);
}

/** Every method name that some framework of this shape gives a meaning to. */
export const routerMethods: ReadonlySet<string> = new Set(
  routers
    .flatMap((vocabulary) => [
      ...Object.keys(vocabulary.verbs),
      ...Object.keys(vocabulary.listed ?? {}),
      ...Object.keys(vocabulary.groups ?? {}),
      ...(vocabulary.mounts ?? []),
      ...(vocabulary.stepMounts ?? []),
      ...[
        vocabulary.prefixSetter,
        vocabulary.pathStep,
        vocabulary.routeObject?.name,
        vocabulary.routeObject?.several,
        vocabulary.plugin?.name,
        vocabulary.controllers?.name,
        vocabulary.registers?.name,
        vocabulary.hook?.name,
        vocabulary.authOption === undefined ? undefined : 'default',
      ],
    ])
    .filter((name) => name !== undefined),
);

/** Steps by which routes are put together. */
export const builderMethods: ReadonlySet<string> = new Set(
  routers.flatMap(({ builder }) =>
    builder === undefined
      ? []
      : [
          ...builder.paths,
          ...builder.handlers,
          ...Object.keys(builder.verbs ?? {}),
          ...(builder.patterns === undefined
            ? []
            : [...builder.paths, ...Object.keys(builder.verbs ?? {})].map((step) => `${step}${builder.patterns}`)),
          ...(builder.mounts ?? []),
          builder.methods,
          builder.router,
          'Queries',
          'Name',
        ],
  ),
);

export function parameterId(file: string, fn: number, index: number): string {
  return `${file}(${fn}.${index})`;
}

function speaks(vocabulary: RouterVocabulary, module: string, maker: readonly string[]): boolean {
  if (!vocabulary.modules.includes(module)) return false;
  return Object.hasOwn(vocabulary.makers, maker.join('.')) || vocabulary.types.includes(maker.at(-1) ?? '');
}

/** `router.route('/x')` and `app.basePath('/v1')`: the router that they are called on, with the path that they give. */
function stepNode(
  resolver: Resolver,
  vocabulary: RouterVocabulary,
  definition: Definition & { kind: 'made' },
  last: string,
): RouterNode | undefined {
  const site = definition.call;
  const call = site === undefined ? undefined : resolver.scopes.get(site.file)?.outline.calls[site.call];
  const path = call?.args[0];
  if (site === undefined || call?.on === undefined || path === undefined) return undefined;
  const context = { file: site.file, fn: call.fn };
  const steps = last === vocabulary.pathStep;
  if (!steps && last !== vocabulary.prefixStep) return undefined;
  const [node] = routerNodesOf(resolver, context, call.on);
  if (node === undefined) return undefined;
  if (steps) return { ...node, step: { context, path } };
  const prefix = resolveText(resolver, context, path)?.text ?? '{}';
  return { ...node, prefix: `${node.prefix}/${prefix}` };
}

/** `route('/x').get(a).post(b)`: the step stands further down the chain of calls. */
function steppedBy(
  resolver: Resolver,
  vocabulary: RouterVocabulary,
  definition: Definition & { kind: 'made' },
): RouterNode | undefined {
  const site = definition.call;
  if (site === undefined || !definition.members.some((member) => stepsOn(vocabulary, member))) return undefined;
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call?.on === undefined) return undefined;
  return routerNodesOf(resolver, { file: site.file, fn: call.fn }, call.on)[0];
}

function stepsOn(vocabulary: RouterVocabulary, member: string): boolean {
  const name = member.slice(0, -2);
  if (!member.endsWith('()')) return false;
  return name === vocabulary.pathStep || name === vocabulary.prefixStep || makesRouter(vocabulary, name);
}

function isChainOf(vocabulary: RouterVocabulary, member: string): boolean {
  return member.endsWith('()') && vocabulary.chained.includes(member.slice(0, -2));
}

function isChained(member: string): boolean {
  return member.endsWith('()') && routers.some((vocabulary) => isChainOf(vocabulary, member));
}

/** A parameter without a type may be a router: whether it is shows when something mounts its function. */
function parameterNode(resolver: Resolver, file: string, fn: number, index: number): RouterNode | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  const language = outline?.language;
  const grouped = index === 0 && outline !== undefined ? groupedNode(resolver, file, outline, fn) : undefined;
  if (grouped !== undefined) return { ...grouped, id: parameterId(file, fn, index), prefix: '', step: undefined };
  const vocabulary = routers.find(
    (candidate) => candidate.plugin !== undefined && language !== undefined && candidate.languages.includes(language),
  );
  return vocabulary === undefined
    ? undefined
    : { id: parameterId(file, fn, index), vocabulary, untyped: true, prefix: '' };
}

/** `app.group('/v1', (v1) => …)`: the router that calls a function with one below it. */
function groupedNode(resolver: Resolver, file: string, outline: Outline, fn: number): RouterNode | undefined {
  const receiver = outline.functions[fn]?.argumentOf;
  const call = receiver === undefined ? undefined : outline.calls[receiver];
  if (call?.on === undefined || !groupNames.has(call.name)) return undefined;
  return routerNodesOf(resolver, { file, fn: call.fn }, call.on).find(
    ({ vocabulary: { groups = {} } }) => Object.hasOwn(groups, call.name) && groups[call.name]?.takes === 'routes',
  );
}

const groupNames: ReadonlySet<string> = new Set(routers.flatMap(({ groups = {} }) => Object.keys(groups)));
