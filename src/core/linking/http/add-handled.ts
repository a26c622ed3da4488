import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { Value } from '../../syntax/outline.ts';
import { classifyGuard } from '../guards/classify-guard.ts';
import { functionBehind } from '../operations/handler-of.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { isScript } from '../script-languages.ts';
import { wrappersAround } from './file-based/wrapped-exports.ts';
import { methodsInBody } from './methods-in-body.ts';
import type { GuardUse } from './route.ts';
import type { RouterCall } from './router-graph.ts';
import { type RouterNode, routerNodesOf } from './router-node.ts';
import { servesFiles } from './serves-files.ts';
import { unwrapHandler } from './unwrap-handler.ts';

/** Adds what answers below a path: a route, or a router where that is what the handler is. */
export function addHandled(
  routerCall: RouterCall,
  methods: readonly HttpMethod[],
  written: string,
  guards: readonly GuardUse[],
  given: PlacedValue | undefined,
  options: PlacedValue | undefined,
): void {
  const { resolver, graph, node, call, site, context } = routerCall;
  const { wrapped, patterns, patterned, methodsInBody: asksBody } = node.vocabulary;
  const unwrapped = wrapped === true && given !== undefined ? unwrapHandler(resolver, given) : undefined;
  const passed = (unwrapped?.guards ?? []).map(
    (item): GuardUse => ({ ...item, level: 'inline', file: site.file, at: call.at, end: call.end }),
  );
  const around = wrapped === true || given === undefined ? [] : wrappersOfHandler(resolver, given);
  const handler = unwrapped?.handler ?? given;
  if (handler !== undefined && servesFiles(resolver, handler)) return;
  const children =
    wrapped !== true || handler === undefined ? [] : routerNodesOf(resolver, handler.context, handler.value);
  const place = { file: site.file, fn: call.fn, at: call.at };
  for (const each of children) {
    const child = rootOf(resolver, each);
    if (child.id === node.id) continue;
    graph.certain.add(child.id);
    const prefix = unwrapped?.stripped ?? '';
    graph.mountings.push({
      child: child.id,
      parent: node.id,
      prefix,
      guards: [...guards, ...passed],
      ...place,
      transparent: false,
    });
  }
  if (children.length > 0) return;
  const pattern =
    patterns === true ? splitPattern(written) : patterned === true ? splitMethod(written) : { path: written };
  const spoken = pattern.method === undefined ? methods : [pattern.method];
  const behind = asksBody === true && spoken[0] === 'ANY' && handler ? functionBehind(resolver, handler) : undefined;
  const asked = behind === undefined ? [] : methodsInBody(resolver, behind);
  graph.registrations.push({
    node: node.id,
    framework: node.vocabulary.id,
    methods: asked.length > 0 ? asked : spoken,
    path: node.prefix === '' ? pattern.path : `${node.prefix}/${pattern.path}`,
    context,
    at: call.at,
    end: call.end,
    guards: [...guards, ...passed, ...around],
    handler,
    options,
    file: site.file,
    site,
    resolver,
  });
}

/** `guarded('editor', update)` of a script: what is handed a function and gives one stands before it. */
function wrappersOfHandler(resolver: Resolver, given: PlacedValue): readonly GuardUse[] {
  const outline = resolver.scopes.get(given.context.file)?.outline;
  const call = given.value.kind === 'call' ? outline?.calls[given.value.call] : undefined;
  if (call === undefined || call.name === 'bind' || !isScript(outline?.language)) return [];
  const inside = { file: given.context.file, fn: call.fn };
  const wraps = call.args.some((value) => functionBehind(resolver, { context: inside, value }) !== undefined);
  const uses = wraps ? wrappersAround(resolver, given) : [];
  return uses.flatMap(({ injection: _, ...use }) => {
    const found = classifyGuard(resolver, use.context, use.value, undefined, true);
    return found === undefined ? [] : [{ ...use, kind: found.kind, name: found.name }];
  });
}

/** `mux.NewRouter().PathPrefix("/v1").Subrouter()` is what it is a part of, which nobody else can mount. */
function rootOf(resolver: Resolver, node: RouterNode): RouterNode {
  const [, file = '', index] = /^(.*)#(\d+)$/.exec(node.id) ?? [];
  const calls = resolver.scopes.get(file)?.outline.calls ?? [];
  const first = index === undefined ? undefined : calls[Number(index)];
  let root: Value | undefined = first?.on;
  while (root?.kind === 'call' && calls[root.call]?.on?.kind === 'call') root = calls[root.call]?.on;
  if (first === undefined || root?.kind !== 'call') return node;
  const [found] = routerNodesOf(resolver, { file, fn: first.fn }, root);
  return found ?? node;
}

/** `"GET:/orders"` */
function splitMethod(text: string): { readonly method?: HttpMethod | undefined; readonly path: string } {
  const [, word, path = text] = /^([A-Za-z]+):(.*)$/.exec(text) ?? [];
  return { method: httpMethods.find((method) => method === word?.toUpperCase()), path };
}

/** `"GET example.com/orders/{id}"`: a method and a host may stand before the path. */
function splitPattern(text: string): { readonly method?: HttpMethod | undefined; readonly path: string } {
  const [, word, rest = ''] = /^\s*(?:([A-Z]+)\s+)?(.*)$/.exec(text) ?? [];
  const slash = rest.indexOf('/');
  const path = slash > 0 && !rest.startsWith('{') ? rest.slice(slash) : rest;
  return { method: httpMethods.find((method) => method === word), path };
}
