import type { Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import type { PlacedValue } from '../../read-options.ts';
import type { Scope } from '../../scope.ts';
import { attributeRoutes } from './attribute-routes.ts';
import { type ComposedRouter, emptyRouter } from './composed-router.ts';
import type { Composing } from './composing.ts';
import { returned, takenIn } from './find-router.ts';
import { calleesIn } from './method-routes.ts';

/** A router below another one, or handlers whose attributes say where they stand. */
export function addChild(
  composing: Composing,
  scope: Scope,
  router: ComposedRouter,
  context: Context,
  value: Value,
  prefix: string,
): void {
  const called =
    value.kind === 'object' && value.type !== undefined ? calledIn(composing, context, value.type) : undefined;
  if (called !== undefined) {
    router.children.push({ prefix, router: called });
    return;
  }
  const macros = macrosIn(composing, scope, context, value);
  const child = macros.length > 0 ? undefined : takenIn(composing, scope, context, value);
  if (macros.length > 0) {
    const own = emptyRouter(router.vocabulary);
    for (const { context: place, value: handler } of macros) addHandler(composing, own, place, handler);
    router.children.push({ prefix, router: own });
  } else if (child !== undefined) router.children.push({ prefix, router: child });
  else addHandler(composing, router, context, value);
}

/** `vec![orders::routes()]`: within a macro a call is a name with arguments. */
function calledIn(composing: Composing, context: Context, name: string): ComposedRouter | undefined {
  return composing.resolver
    .name(context, name)
    .flatMap((each) => (each.kind === 'function' ? (returned(composing, each.file, each.fn) ?? []) : []))[0];
}

const deepest = 6;

/** `routes![list, create]`, also where a function gives them, or a list that more are added to. */
function macrosIn(
  composing: Composing,
  scope: Scope,
  context: Context,
  value: Value,
  depth = 0,
): readonly PlacedValue[] {
  if (depth > deepest) return [];
  if (value.kind === 'name') return gathered(composing, scope, context, value.name, depth);
  if (value.kind === 'list') return value.items.flatMap((each) => macrosIn(composing, scope, context, each, depth + 1));
  const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  if (call === undefined) return [];
  if (call.name === 'routes' && call.on === undefined) return call.args.map((each) => ({ context, value: each }));
  if (call.on !== undefined && joining.has(call.name)) return macrosIn(composing, scope, context, call.on, depth + 1);
  return calleesIn(composing.resolver, scope, call).flatMap((callee) => {
    const place = callee.kind === 'function' ? composing.resolver.scopes.get(callee.file) : undefined;
    if (callee.kind !== 'function' || place === undefined) return [];
    const inside = { file: callee.file, fn: callee.fn };
    const returns = place.outline.functions[callee.fn]?.returns ?? [];
    return returns.flatMap((given) => macrosIn(composing, place, inside, given, depth + 1));
  });
}

/** `[orders(), items()].concat()` */
const joining: ReadonlySet<string> = new Set(['concat', 'into_iter', 'collect', 'to_vec', 'clone']);
const adding: ReadonlySet<string> = new Set(['extend', 'append', 'push', 'extend_from_slice']);

/** `let mut all = routes![…]; all.extend(orders::routes());` */
function gathered(
  composing: Composing,
  scope: Scope,
  context: Context,
  name: string,
  depth: number,
): readonly PlacedValue[] {
  const bound = scope
    .bindings(context.fn, name)
    .flatMap((binding) => macrosIn(composing, scope, context, binding.value, depth + 1));
  if (bound.length === 0) return [];
  const added = scope.callsWithin(context.fn).flatMap((index) => {
    const call = scope.outline.calls[index];
    const isOn = call?.on?.kind === 'name' && call.on.name === name && adding.has(call.name);
    return isOn ? call.args.flatMap((each) => macrosIn(composing, scope, context, each, depth + 1)) : [];
  });
  return [...bound, ...added];
}

/** A handler that says its route in its attributes. */
export function addHandler(composing: Composing, router: ComposedRouter, context: Context, value: Value): void {
  for (const definition of composing.resolver.value(context, value)) {
    if (definition.kind !== 'function') continue;
    composing.registered.add(`${definition.file}#${definition.fn}`);
    router.routes.push(...attributeRoutes(composing.resolver, definition.file, definition.fn));
  }
}
