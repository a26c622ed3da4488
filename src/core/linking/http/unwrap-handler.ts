import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import { packageAround } from '../go/go-packages.ts';
import { classifyGuard } from '../guards/classify-guard.ts';
import { type FunctionPlace, functionBehind } from '../operations/handler-of.ts';
import type { PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { stackedHandlers } from './handler-stacks.ts';
import { routerNodesOf } from './router-node.ts';

/** What answers in the end, and what a request passes on the way to it. */
export interface UnwrappedHandler {
  readonly handler: PlacedValue;
  readonly guards: readonly PlacedValue[];
  /** Path that is cut off before the handler sees it: `http.StripPrefix("/api", api)`. */
  readonly stripped?: string | undefined;
}

const maxDepth = 12;

/** Looks through `logging(auth(http.HandlerFunc(list)))`: whatever takes a handler and gives one stands before it. */
export function unwrapHandler(
  resolver: Resolver,
  placed: PlacedValue,
  before = Number.POSITIVE_INFINITY,
  depth = 0,
): UnwrappedHandler {
  const { context, value } = placed;
  const plain = { handler: placed, guards: [] };
  if (depth > maxDepth) return plain;
  const stack = stackedHandlers(resolver, placed);
  if (stack !== undefined) {
    const rest = unwrapHandler(resolver, stack.handler, before, depth + 1);
    return { ...rest, guards: [...stack.before.filter((each) => isGuard(resolver, each)), ...rest.guards] };
  }
  if (value.kind === 'name') {
    const bound = boundWrapper(resolver, context, value.name, before);
    if (bound === undefined) return plain;
    const inner = unwrapHandler(resolver, bound.placed, bound.at, depth + 1);
    return inner.handler.value.kind === 'call' ? plain : inner;
  }
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return plain;
  const inside = { file: context.file, fn: call.fn };
  const inner = wrappedIn(resolver, inside, call);
  if (inner === undefined)
    return returnedHandler(resolver, context.file, value, depth) ?? madeHandler(resolver, placed);
  const rest = unwrapHandler(resolver, { context: inside, value: inner }, Math.min(before, call.start), depth + 1);
  const [first] = call.args;
  const stripped = call.name === 'StripPrefix' && first ? resolveText(resolver, inside, first)?.text : undefined;
  return {
    ...rest,
    stripped: stripped ?? rest.stripped,
    guards: [...guardsIn(resolver, inside, call, value), ...rest.guards],
  };
}

/** `list(cache)` that gives `auth(func(…) { … })`. */
function returnedHandler(resolver: Resolver, file: string, value: Value, depth: number): UnwrappedHandler | undefined {
  if (value.kind !== 'call') return undefined;
  for (const callee of calleesOf(resolver, file, value.call)) {
    if (callee.kind !== 'function') continue;
    const [only, another] = resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.returns ?? [];
    if (only?.kind !== 'call' || another !== undefined) continue;
    const inner = unwrapHandler(
      resolver,
      { context: { file: callee.file, fn: callee.fn }, value: only },
      undefined,
      depth + 1,
    );
    if (inner.handler.value !== only) return inner;
  }
  return undefined;
}

/** `list(store)` that gives a function: that function answers. */
function madeHandler(resolver: Resolver, placed: PlacedValue): UnwrappedHandler {
  const made = resolver.value(placed.context, placed.value).find(({ kind }) => kind === 'function');
  if (made?.kind !== 'function' || !answers(resolver, made)) return { handler: placed, guards: [] };
  const fn = resolver.scopes.get(made.file)?.outline.functions[made.fn]?.parent ?? 0;
  return { handler: { context: { file: made.file, fn }, value: { kind: 'function', fn: made.fn } }, guards: [] };
}

interface Bound {
  readonly placed: PlacedValue;
  readonly at: number;
}

/** `handler = logging(handler)`: what the name was given last before it is used. */
function boundWrapper(resolver: Resolver, context: Context, name: string, before: number): Bound | undefined {
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined || name.includes('.')) return undefined;
  for (let fn = context.fn; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    const bindings = scope.bindings(fn, name) ?? [];
    const last = bindings.findLast((binding) => binding.at < before);
    if (last !== undefined) return { placed: { context: { file: context.file, fn }, value: last.value }, at: last.at };
    if (bindings.length > 0) return undefined;
  }
  return atTop(resolver, scope, name);
}

/** `var list = auth(func(…) { … })` at the top of any file of the package. */
function atTop(resolver: Resolver, scope: Scope, name: string): Bound | undefined {
  for (const { file, bindings } of packageAround(resolver, scope)?.files ?? []) {
    const [only, another] = bindings(0, name);
    if (only === undefined || another !== undefined) continue;
    return { placed: { context: { file, fn: 0 }, value: only.value }, at: only.end };
  }
  return undefined;
}

/** The argument that is a handler: what takes none makes one. */
function wrappedIn(resolver: Resolver, context: Context, call: CallOutline): Value | undefined {
  return call.args.findLast((argument) => {
    const placed = { context, value: argument };
    if (argument.kind === 'text' || argument.kind === 'literal') return false;
    return answers(resolver, functionBehind(resolver, placed)) || routerNodesOf(resolver, context, argument).length > 0;
  });
}

/** Whether a function is given a request: other functions are settings of what takes them. */
function answers(resolver: Resolver, place: FunctionPlace | undefined): boolean {
  const outline = place && resolver.scopes.get(place.file)?.outline.functions[place.fn];
  return outline?.parameters.some(({ type }) => /Request|ResponseWriter|Context|Ctx|Conn\b/.test(type ?? '')) === true;
}

/** Adapters between forms of handlers guard nothing; only what is known to guard counts. */
function guardsIn(resolver: Resolver, context: Context, call: CallOutline, whole: Value): readonly PlacedValue[] {
  const several = chained(resolver, context, call) ?? listedWith(resolver, context, call);
  if (several !== undefined) return several.filter((each) => isGuard(resolver, each));
  const ways = [call.name === '' && call.on ? call.on : whole, ...calleeName(call)];
  const guard = ways.map((value) => ({ context, value })).find((each) => isGuard(resolver, each));
  return guard === undefined ? [] : [guard];
}

/** What the wrapper is, where what it gives says nothing: a handler of a package around its own function. */
function calleeName({ on, name }: CallOutline): readonly Value[] {
  if (name === '' || (on !== undefined && on.kind !== 'name')) return [];
  return [{ kind: 'name', name: on === undefined ? name : `${on.name}.${name}` }];
}

function isGuard(resolver: Resolver, { context, value }: PlacedValue): boolean {
  const kind = classifyGuard(resolver, context, value)?.kind;
  return kind !== undefined && kind !== 'other';
}

/** `chain(handler, logging, requireRole("admin"))`, `chain(logging, auth)(handler)`: functions that are handed over together. */
function listedWith(resolver: Resolver, context: Context, call: CallOutline): readonly PlacedValue[] | undefined {
  const scope = resolver.scopes.get(context.file);
  const maker = call.name === '' && call.on?.kind === 'call' ? scope?.outline.calls[call.on.call] : undefined;
  const listed = (maker ?? call).args.map((value) => ({ context, value }));
  const wrappers = listed.filter((placed) => isWrapper(resolver, placed));
  return wrappers.length === 0 ? undefined : wrappers;
}

/** A function that takes a handler and gives one. */
function isWrapper(resolver: Resolver, { context, value }: PlacedValue): boolean {
  return resolver.value(context, value).some((definition) => {
    if (definition.kind !== 'function') return false;
    const outline = resolver.scopes.get(definition.file)?.outline.functions[definition.fn];
    const [only, another] = outline?.parameters ?? [];
    return another === undefined && /\bhttp\.Handler(?:Func)?$/.test(only?.type ?? '');
  });
}

/** `alice.New(logging, auth).Then(handler)` */
function chained(resolver: Resolver, context: Context, call: CallOutline): readonly PlacedValue[] | undefined {
  if ((call.name !== 'Then' && call.name !== 'ThenFunc') || call.on === undefined) return undefined;
  const found = resolver.value(context, call.on).find((definition) => definition.kind === 'made');
  const origin = found?.kind === 'made' ? found.origin : undefined;
  const making = origin && resolver.scopes.get(origin.file)?.outline.calls[origin.call];
  if (origin === undefined || making === undefined) return undefined;
  return making.args.map((value) => ({ context: { file: origin.file, fn: making.fn }, value }));
}
