import type { ListedRoute, ListedRoutesVocabulary } from '../../../extractors/shapes/listed-routes-vocabulary.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import { calleesOf } from '../../call-sites.ts';
import type { CallSite, Context } from '../../definition.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { addUse } from '../add-use.ts';
import { turnsOf } from '../iterations.ts';
import { patternTemplate } from '../path-table/pattern-template.ts';
import type { RouterGraph } from '../router-graph.ts';
import { addListedRoute } from './listed-handler.ts';
import { type ListedNode, listedNodesOf, resourcesOf, vocabularyOf } from './listed-node.ts';

/** Adds routes that applications are given as lists, or one by one. */
export function readListedRoutes(resolver: Resolver, graph: RouterGraph): void {
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'python') continue;
    scope.outline.calls.forEach((call, index) => {
      readApplication(resolver, graph, { file, call: index }, call);
      if (call.on === undefined || !/^(?:add_|mount$)/.test(call.name)) return;
      const context = { file, fn: call.fn };
      for (const each of turnsOf(resolver, context, call))
        readPlaced(each, graph, { file, call: index }, call, call.on);
    });
  }
}

interface Listing {
  readonly resolver: Resolver;
  readonly graph: RouterGraph;
  readonly vocabulary: ListedRoutesVocabulary;
  /** The application or mount that is given the routes. */
  readonly node: string;
}

/** `Starlette(routes=[…])`, `tornado.web.Application([…])` */
function readApplication(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline): void {
  const vocabulary = vocabularyOf(resolver, site, call);
  if (vocabulary?.middleware !== undefined) readMiddleware(resolver, graph, site, call, vocabulary.middleware);
  if (vocabulary?.list === undefined) return;
  const node = `${site.file}#${site.call}`;
  open(graph, node);
  const { position, keyword } = vocabulary.list;
  const context = { file: site.file, fn: call.fn };
  const named = entryOf(resolver, context, call.args.at(-1), keyword);
  const value = position === undefined ? undefined : call.args[position];
  const list = named ?? (value === undefined ? undefined : { context, value });
  if (list !== undefined) readList({ resolver, graph, vocabulary, node }, list.context, list.value, 0);
}

/** `web.Application(middlewares=[check_key])`, `Starlette(middleware=[Middleware(CheckKey)])` */
function readMiddleware(
  resolver: Resolver,
  graph: RouterGraph,
  { file, call: index }: CallSite,
  call: CallOutline,
  option: string,
): void {
  const context = { file, fn: call.fn };
  const list = entryOf(resolver, context, call.args.at(-1), option);
  if (list !== undefined) addMiddleware(resolver, graph, `${file}#${index}`, list, call);
}

function addMiddleware(
  resolver: Resolver,
  graph: RouterGraph,
  node: string,
  list: PlacedValue,
  call: CallOutline,
): void {
  for (const item of itemsOf(resolver, list.context, list.value)) {
    const made =
      item.value.kind === 'call' ? resolver.scopes.get(item.context.file)?.outline.calls[item.value.call] : undefined;
    const [handed] = made?.name === 'Middleware' ? made.args : [];
    const place = { file: item.context.file, at: made?.at ?? call.at, end: made?.end ?? call.end };
    const value = handed ?? item.value;
    addUse(graph, node, {
      context: item.context,
      value,
      level: 'application',
      everywhere: true,
      ...place,
    });
  }
}

/** `app.add_routes([…])`, `app.router.add_get('/orders', list_orders)`, `app.add_route('/orders', Orders())` */
function readPlaced(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline, on: Value): void {
  const context = { file: site.file, fn: call.fn };
  if (call.name === 'add_route') readResource(resolver, graph, site, call, on);
  for (const { id, vocabulary } of listedNodesOf(resolver, context, on)) {
    open(graph, id);
    const [added] = call.name === vocabulary.middlewareAdder ? call.args : [];
    if (added !== undefined) addMiddleware(resolver, graph, id, { context, value: added }, call);
    const listing = { resolver, graph, vocabulary, node: id };
    const list = Object.hasOwn(vocabulary.adders, call.name) ? call.args[vocabulary.adders[call.name] ?? 0] : undefined;
    if (list !== undefined) readList(listing, context, list, 0);
    const placed = Object.hasOwn(vocabulary.placers, call.name) ? vocabulary.placers[call.name] : undefined;
    if (placed !== undefined) readItem(listing, context, placed, call.args, { ...site, at: call.at, end: call.end }, 0);
  }
}

/** `app.router.add_resource('/orders').add_route('GET', list_orders)` of aiohttp */
function readResource(resolver: Resolver, graph: RouterGraph, site: CallSite, call: CallOutline, on: Value): void {
  const context = { file: site.file, fn: call.fn };
  for (const { node, path, item } of resourcesOf(resolver, context, on)) {
    open(graph, node.id);
    const listing = { resolver, graph, vocabulary: node.vocabulary, node: node.id };
    const [method, ...rest] = call.args;
    if (method === undefined) continue;
    const place = { ...site, at: call.at, end: call.end };
    readItem(listing, context, item, [method, { kind: 'text', text: path }, ...rest], place, 0);
  }
}

function open(graph: RouterGraph, node: string): void {
  graph.certain.add(node);
  graph.ordered.set(node, false);
}

const deepest = 12;

function readList(listing: Listing, context: Context, value: Value, depth: number): void {
  const { resolver, graph, vocabulary, node } = listing;
  if (depth > deepest) return;
  switch (value.kind) {
    case 'list': {
      const [path, handler] = value.items;
      if (vocabulary.tuples === true && path !== undefined && handler !== undefined && isPath(listing, context, path))
        readItem(listing, context, { path: 0, handler: 1 }, value.items, placeOf(resolver, context, value), depth);
      else for (const item of value.items) readList(listing, context, item, depth + 1);
      return;
    }
    case 'template':
      for (const part of value.parts) readList(listing, context, part, depth + 1);
      return;
    case 'spread':
      readList(listing, context, value.of, depth + 1);
      return;
    case 'call': {
      const call = resolver.scopes.get(context.file)?.outline.calls[value.call];
      const site = { file: context.file, call: value.call };
      const item = call === undefined ? undefined : itemOf(listing, site, call);
      if (call !== undefined && item !== undefined)
        readItem(
          listing,
          { file: context.file, fn: call.fn },
          item,
          call.args,
          { ...site, at: call.at, end: call.end },
          depth,
        );
      return;
    }
    case 'name':
    case 'member':
      for (const definition of resolver.value(context, value)) {
        if (definition.kind === 'value') readList(listing, definition.context, definition.value, depth + 1);
        if (definition.kind !== 'made' || definition.origin === undefined) continue;
        // `routes = web.RouteTableDef()`, whose routes decorators have put there.
        const child = `${definition.origin.file}#${definition.origin.call}`;
        const place = { file: context.file, fn: context.fn, at: 0 };
        graph.mountings.push({ child, parent: node, prefix: '', guards: [], transparent: false, ...place });
      }
  }
}

function isPath({ resolver }: Listing, context: Context, value: Value): boolean {
  if (value.kind === 'list' || value.kind === 'call') return false;
  const text = resolveText(resolver, context, value)?.text;
  return text !== undefined && /^\^?(?:\/|\(|\.|\{\})/.test(text);
}

function itemOf(listing: Listing, site: CallSite, call: CallOutline): ListedRoute | undefined {
  const { resolver, vocabulary } = listing;
  if (!Object.hasOwn(vocabulary.items, call.name)) return undefined;
  const known = calleesOf(resolver, site.file, site.call).some(
    (callee) => callee.kind === 'external' && vocabulary.modules.includes(callee.module),
  );
  return known ? vocabulary.items[call.name] : undefined;
}

/** Where a route is said: the call, or the file for a tuple that has no place of its own. */
export interface RoutePlace {
  readonly file: string;
  readonly at: number;
  readonly end: number;
}

function placeOf(resolver: Resolver, context: Context, value: Value): RoutePlace {
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  const around = calls.find((call) => call.args.some((argument) => holds(argument, value)));
  return { file: context.file, at: around?.at ?? 0, end: around?.end ?? 0 };
}

function holds(argument: Value, value: Value): boolean {
  return argument === value || (argument.kind === 'list' && argument.items.some((item) => holds(item, value)));
}

function readItem(
  listing: Listing,
  context: Context,
  item: ListedRoute,
  args: readonly Value[],
  place: RoutePlace,
  depth: number,
): void {
  const { resolver, vocabulary } = listing;
  const options = args.at(-1);
  const given = (position: number, ...keys: readonly string[]) => {
    const value = args[position];
    if (value !== undefined && !(value.kind === 'object' && value.keywords === true)) return { context, value };
    return keys.map((key) => entryOf(resolver, context, options, key)).find((found) => found !== undefined);
  };
  const path = given(item.path, 'path', 'uri_template', 'pattern');
  const text = path === undefined ? undefined : resolveText(resolver, path.context, path.value)?.text;
  if (text === undefined) return;
  const template = vocabulary.patterns === true ? patternTemplate(text) : text;
  const handler = given(item.handler, 'endpoint', 'handler', 'app', 'resource', 'target');
  if (item.mount === true) {
    const routes = entryOf(resolver, context, options, vocabulary.list?.keyword ?? 'routes');
    mount(listing, template, routes ?? handler, place, depth);
  } else if (handler !== undefined)
    addListedRoute({ ...listing, item, args, context, options }, template, handler, place);
}

/** `Mount('/admin', routes=[…])`, `app.add_subapp('/admin/', admin)` */
function mount(
  listing: Listing,
  prefix: string,
  inner: { readonly context: Context; readonly value: Value } | undefined,
  place: RoutePlace,
  depth: number,
): void {
  if (inner === undefined) return;
  const { resolver, graph, node } = listing;
  const edge = {
    parent: node,
    prefix,
    guards: [],
    transparent: false,
    file: place.file,
    fn: inner.context.fn,
    at: place.at,
  };
  const nodes: readonly ListedNode[] = listedNodesOf(resolver, inner.context, inner.value);
  for (const { id } of nodes) {
    open(graph, id);
    graph.mountings.push({ child: id, ...edge });
  }
  if (nodes.length > 0) return;
  const child = `${node}/${prefix}@${place.at}`;
  open(graph, child);
  graph.mountings.push({ child, ...edge });
  readList({ ...listing, node: child }, inner.context, inner.value, depth + 1);
}
