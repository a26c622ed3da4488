import type { ListedRegistration, RouterVocabulary } from '../../extractors/shapes/router-vocabulary.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { classifyGuard } from '../guards/classify-guard.ts';
import { entryOf, itemsOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { addHandled } from './add-handled.ts';
import { inlineGuard, optionGuards } from './option-guards.ts';
import type { RouterCall } from './router-graph.ts';
import type { RouterNode } from './router-node.ts';

/** `get(path, …guards, handler)`, `route('/x').get(handler)` and `route({ method, url, handler })`. */
export function readRegistration(routerCall: RouterCall): void {
  const { vocabulary } = routerCall.node;
  const { name, args } = routerCall.call;
  const { routeObject } = vocabulary;
  const method = Object.hasOwn(vocabulary.verbs, name) ? vocabulary.verbs[name] : undefined;
  const listed = Object.hasOwn(vocabulary.listed ?? {}, name) ? vocabulary.listed?.[name] : undefined;
  if (method !== undefined) readVerb(routerCall, method);
  else if (listed !== undefined) readListed(routerCall, listed);
  else if (routeObject !== undefined && (routeObject.name === name || routeObject.several === name)) {
    const object = args[routeObject.at ?? 0];
    for (const item of object === undefined ? [] : objectsIn(routerCall, object))
      readRouteObject({ ...routerCall, context: item.context }, routeObject, item.value);
  }
}

/** Objects of routes, also those that stand behind a function that puts guards before them. */
function objectsIn({ resolver, context }: RouterCall, value: Value): readonly PlacedValue[] {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const last = call?.name.startsWith('WithMiddleware') === true ? call.args.at(-1) : undefined;
  return itemsOf(resolver, context, last ?? value);
}

/** `on(['PUT', 'PATCH'], '/orders/:id', handler)`: methods and paths both stand among the arguments. */
function readListed(routerCall: RouterCall, at: ListedRegistration): void {
  const { resolver, call, context } = routerCall;
  const methods = typeof at.methods === 'number' ? call.args[at.methods] : undefined;
  const path = call.args[at.path];
  const behind = Math.max(at.path, typeof at.methods === 'number' ? at.methods : 0) + 1;
  const items = call.args.slice(behind).flatMap((value) => itemsOf(resolver, context, value));
  if (path === undefined || items.length === 0) return;
  const spoken =
    typeof at.methods === 'string'
      ? [at.methods]
      : methods === undefined
        ? []
        : methodsOf(routerCall, { context, value: methods });
  if (spoken.length > 0)
    // `HandleMany("GET POST", "/orders /lines", list)` of Iris
    for (const text of pathsOf(routerCall, context, path).flatMap((each) => each.split(/\s+(?=\/)/)))
      addRoute(routerCall, spoken, text, items);
}

function readVerb(routerCall: RouterCall, method: HttpMethod): void {
  const { resolver, node, call, context } = routerCall;
  const step = node.step ?? keptPath(routerCall);
  const args = isNamed(routerCall) ? call.args.slice(1) : call.args;
  const rest = step === undefined ? args.slice(1) : args;
  // With one argument `app.get('setting')` reads a setting, and `map.get(key)` is no route at all.
  if (rest.length === 0) return;
  const first = args[0];
  const paths =
    step === undefined
      ? first === undefined
        ? []
        : pathsOf(routerCall, context, first)
      : pathsOf(routerCall, step.context, step.path);
  const items = rest.flatMap((value) => itemsOf(resolver, context, value));
  if (method === 'ANY' && paths.length > 0 && guardsBelow(routerCall, paths, items)) return;
  if (step !== undefined && method === 'ANY' && goesOn(routerCall)) return;
  const before = step === undefined ? [] : stepGuards(routerCall);
  for (const path of paths) addRoute(routerCall, [method], path, [...before, ...items]);
}

/** The path of the verb before, where this one is told none. */
function keptPath({ resolver, node, call, context }: RouterCall): RouterNode['step'] {
  const { calls } = resolver.scopes.get(context.file)?.outline ?? { calls: [] };
  const [own] = call.args;
  if (node.vocabulary.keepsPath !== true || own === undefined || isText(resolver, context, own)) return undefined;
  for (let on = call.on; on?.kind === 'call'; ) {
    const before: CallOutline | undefined = calls[on.call];
    const [path] = before?.args ?? [];
    if (before === undefined || !Object.hasOwn(node.vocabulary.verbs, before.name)) return undefined;
    if (path !== undefined && isText(resolver, context, path)) return { context, path };
    on = before.on;
  }
  return undefined;
}

function isText(resolver: Resolver, context: Context, value: Value): boolean {
  return itemsOf(resolver, context, value).some(
    (item) => resolveText(resolver, item.context, item.value) !== undefined,
  );
}

/** `route('/x').all(requireUser).get(list)`: what stands for every method is passed by those that follow. */
function goesOn({ resolver, site, call }: RouterCall): boolean {
  const { calls } = resolver.scopes.get(site.file)?.outline ?? { calls: [] };
  return calls.some(({ on, at }) => on?.kind === 'call' && on.call === site.call && at > call.at);
}

function stepGuards({ resolver, node, call, site, context }: RouterCall): readonly PlacedValue[] {
  const { calls } = resolver.scopes.get(site.file)?.outline ?? { calls: [] };
  const found: PlacedValue[] = [];
  let on = call.on;
  while (on?.kind === 'call') {
    const earlier: CallOutline | undefined = calls[on.call];
    if (earlier !== undefined && node.vocabulary.verbs[earlier.name] === 'ANY')
      found.unshift(...earlier.args.flatMap((value) => itemsOf(resolver, context, value)));
    on = earlier?.on;
  }
  return found;
}

/** `router.get('order', '/orders/:id', handler)`: the name comes first. */
function isNamed({ resolver, node, call, context }: RouterCall): boolean {
  const [name, path] = call.args;
  if (node.vocabulary.named === undefined || call.args.length < 3 || name?.kind !== 'text') return false;
  return (
    !name.text.startsWith('/') &&
    path !== undefined &&
    resolveText(resolver, context, path)?.text.startsWith('/') === true
  );
}

/** `app.all('/admin/*', requireAdmin)` answers nothing itself: it guards what stands below. */
function guardsBelow(routerCall: RouterCall, paths: readonly string[], items: readonly PlacedValue[]): boolean {
  const { resolver, graph, node } = routerCall;
  if (!paths.every((path) => path.includes('*'))) return false;
  const guarding = items.every((item) => {
    const kind = classifyGuard(resolver, item.context, item.value)?.kind;
    return kind !== undefined && kind !== 'other';
  });
  if (!guarding) return false;
  const uses = graph.uses.get(node.id) ?? [];
  graph.uses.set(node.id, uses);
  for (const path of paths)
    for (const item of items)
      uses.push({ ...inlineGuard(routerCall, item), level: 'router', below: path.replace(/\/\*.*$/, '') });
  return true;
}

function pathsOf(routerCall: RouterCall, context: Context, value: Value): readonly string[] {
  return itemsOf(routerCall.resolver, context, value)
    .map((item) => spelledOut(routerCall, item))
    .map((item) => resolveText(routerCall.resolver, item.context, item.value)?.text)
    .filter((path) => path !== undefined)
    .filter(
      (path) =>
        isPath(path) ||
        routerCall.node.vocabulary.relative === true ||
        (routerCall.node.vocabulary.patterns === true && /^[A-Z]+ |^[\w.-]+\//.test(path)),
    );
}

/** `get({ url: '/orders', name: 'orders' }, list)`: the path stands in an object. */
function spelledOut({ resolver, node }: RouterCall, item: PlacedValue): PlacedValue {
  for (const key of node.vocabulary.pathKeys ?? []) {
    const entry = entryOf(resolver, item.context, item.value, key);
    if (entry !== undefined) return entry;
  }
  return item;
}

function isPath(path: string): boolean {
  return path === '' || path.startsWith('/') || path.startsWith('*') || path.startsWith('{}');
}

function addRoute(
  routerCall: RouterCall,
  methods: readonly HttpMethod[],
  path: string,
  items: readonly PlacedValue[],
): void {
  const { vocabulary } = routerCall.node;
  if (vocabulary.arguments === 'options-last') {
    const [handler, options] = items;
    addHandled(routerCall, methods, path, optionGuards(routerCall, options), handler, options);
    return;
  }
  const first = vocabulary.arguments === 'handler-first';
  const handler = first ? items[0] : items.at(-1);
  const before = first ? items.slice(1) : items.slice(0, -1);
  if (vocabulary.arguments !== 'options') {
    addHandled(
      routerCall,
      methods,
      path,
      before.map((item) => inlineGuard(routerCall, item)),
      handler,
      undefined,
    );
    return;
  }
  const options =
    before.length > 0 ? before[0] : items.length === 1 && isObject(routerCall, handler) ? handler : undefined;
  const inOptions = optionGuards(routerCall, options);
  const handled = options === handler ? optionHandler(routerCall, options) : handler;
  addHandled(routerCall, methods, path, inOptions, handled, options);
}

function isObject(routerCall: RouterCall, item: PlacedValue | undefined): boolean {
  return item !== undefined && objectsOf(routerCall.resolver, item.context, item.value).length > 0;
}

function optionHandler(routerCall: RouterCall, options: PlacedValue | undefined): PlacedValue | undefined {
  return options === undefined ? undefined : entryOf(routerCall.resolver, options.context, options.value, 'handler');
}

type RouteObject = NonNullable<RouterVocabulary['routeObject']>;

function readRouteObject(routerCall: RouterCall, keys: RouteObject, first: Value | undefined): void {
  const { resolver, call } = routerCall;
  const second = call.args[(keys.at ?? 0) + 1];
  if (first === undefined) return;
  const { context, value: options } = routeObjectOf(routerCall, first, keys.maker);
  const path = entryOf(resolver, context, options, keys.path) ?? entryOf(resolver, context, options, 'path');
  const method =
    entryOf(resolver, context, options, keys.method) ?? entryOf(resolver, context, options, `${keys.method}s`);
  const text = path === undefined ? undefined : resolveText(resolver, path.context, path.value)?.text;
  if (text === undefined) return;
  const methods = method === undefined ? (['GET'] as const) : methodsOf(routerCall, method);
  const behind = second === undefined ? undefined : { context: routerCall.context, value: second };
  const placed = { context, value: options };
  const inner = (keys.settings ?? []).flatMap((key) => entryOf(resolver, context, options, key) ?? []);
  const [handler = behind] = [placed, ...inner].flatMap(
    (each) => entryOf(resolver, each.context, each.value, keys.handler) ?? [],
  );
  const below = keys.prefix === undefined ? '' : prefixBehind(routerCall, keys.prefix);
  const guards = [placed, ...inner].flatMap((each) => optionGuards(routerCall, each));
  addHandled(routerCall, methods, below + text, guards, handler, placed);
}

/** `rest.WithPrefix("/v1")` among the further arguments. */
function prefixBehind({ resolver, call, site }: RouterCall, name: string): string {
  const { calls } = resolver.scopes.get(site.file)?.outline ?? { calls: [] };
  for (const argument of call.args) {
    const option = argument.kind === 'call' ? calls[argument.call] : undefined;
    const [path] = option?.name === name ? (option?.args ?? []) : [];
    if (path !== undefined) return resolveText(resolver, { file: site.file, fn: call.fn }, path)?.text ?? '/{}';
  }
  return '';
}

/** `createRoute({ … })` is the object that it is given. */
function routeObjectOf(routerCall: RouterCall, value: Value, maker: string | undefined): PlacedValue {
  const { resolver, context, node } = routerCall;
  for (const definition of maker === undefined ? [] : resolver.value(context, value)) {
    if (definition.kind !== 'made' || definition.origin === undefined) continue;
    if (definition.maker.at(-1) !== maker || !node.vocabulary.modules.includes(definition.module)) continue;
    const { file, call } = definition.origin;
    const made = resolver.scopes.get(file)?.outline.calls[call];
    const [given] = made?.args ?? [];
    if (made !== undefined && given !== undefined) return { context: { file, fn: made.fn }, value: given };
  }
  return { context, value };
}

function methodsOf(routerCall: RouterCall, value: PlacedValue): readonly HttpMethod[] {
  const { resolver } = routerCall;
  return itemsOf(resolver, value.context, value.value)
    .map((item) => (resolveText(resolver, item.context, item.value)?.text ?? constantName(item.value))?.toUpperCase())
    .flatMap((text) => text?.split(/\s+/) ?? [])
    .flatMap((text) => (text === '*' ? ['ANY' as const] : httpMethods.filter((method) => method === text)));
}

/** `echo.PUT` of a package is no text that could be read. */
function constantName(value: Value): string | undefined {
  return value.kind === 'name'
    ? value.name
        .split('.')
        .at(-1)
        ?.replace(/^Method/, '')
    : undefined;
}
