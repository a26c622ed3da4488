import type { ComposedRouteVocabulary } from '../../../extractors/shapes/composed-route-vocabulary.ts';
import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Context, Definition } from '../../definition.ts';
import type { PlacedValue } from '../../read-options.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import type { GuardUse } from '../route.ts';
import { chainOf } from './chain-of.ts';
import { layersIn } from './layers.ts';

export interface MethodHandler {
  readonly method: HttpMethod;
  readonly handler?: PlacedValue | undefined;
  readonly at: number;
  readonly end: number;
  /** What stands before it alone, the innermost first. */
  readonly guards?: readonly GuardUse[] | undefined;
}

/** `get(list).post(create)`, `web::post().guard(…).to(create)`: methods with what answers them. */
export function methodRoutes(
  resolver: Resolver,
  scope: Scope,
  vocabulary: ComposedRouteVocabulary,
  context: Context,
  value: Value,
): readonly MethodHandler[] {
  if (value.kind === 'name') {
    const bound = scope.bindings(context.fn, value.name).at(-1);
    return bound === undefined || bound.value.kind === 'name'
      ? []
      : methodRoutes(resolver, scope, vocabulary, context, bound.value);
  }
  if (value.kind !== 'call') return [];
  const links = chainOf(scope, value.call);
  const found: MethodHandler[] = [];
  for (const [index, link] of links.entries()) {
    const method = methodOfLink(resolver, scope, vocabulary, link, index === 0);
    if (index === 0 && method === undefined) found.push(...givenMethods(resolver, scope, vocabulary, link));
    const last = found.at(-1);
    const [argument] = link.args;
    const handler = argument && { context, value: argument };
    if (vocabulary.guards.includes(link.name) && index > 0)
      for (const [each, before] of found.entries())
        found[each] = { ...before, guards: [...(before.guards ?? []), ...layersIn(resolver, scope, context, link)] };
    else if (link.name === vocabulary.namedBy && namedMethod(argument) !== undefined)
      found.push({
        method: namedMethod(argument) ?? 'ANY',
        handler: link.args[1] && { context, value: link.args[1] },
        at: link.at,
        end: link.end,
      });
    else if (method !== undefined)
      found.push({
        method,
        ...(vocabulary.handler === undefined ? layeredHandler(resolver, scope, vocabulary, handler) : {}),
        at: link.at,
        end: link.end,
      });
    else if (link.name === vocabulary.handler && last !== undefined) found[found.length - 1] = { ...last, handler };
    else if (link.name === vocabulary.handler) found.push({ method: 'ANY', handler, at: link.at, end: link.end });
  }
  return found;
}

/** `post(create.with(Token))`: what answers, and what stands before it alone. */
function layeredHandler(
  resolver: Resolver,
  scope: Scope,
  vocabulary: Pick<ComposedRouteVocabulary, 'guards'>,
  handler: PlacedValue | undefined,
): Pick<MethodHandler, 'handler' | 'guards'> {
  const call = handler?.value.kind === 'call' ? scope.outline.calls[handler.value.call] : undefined;
  if (handler === undefined || call?.on === undefined || !vocabulary.guards.includes(call.name)) return { handler };
  const inner = layeredHandler(resolver, scope, vocabulary, { ...handler, value: call.on });
  return { ...inner, guards: [...(inner.guards ?? []), ...layersIn(resolver, scope, handler.context, call)] };
}

/** `.route("/close", close_route())`: methods that a function of the workspace gives. */
function givenMethods(
  resolver: Resolver,
  scope: Scope,
  vocabulary: ComposedRouteVocabulary,
  link: CallOutline,
): readonly MethodHandler[] {
  return calleesIn(resolver, scope, link).flatMap((callee) => {
    const there = callee.kind === 'function' ? resolver.scopes.get(callee.file) : undefined;
    const made = callee.kind === 'function' ? there?.outline.functions[callee.fn] : undefined;
    if (callee.kind !== 'function' || there === undefined || !/\bMethodRouter\b/.test(made?.result ?? '')) return [];
    const context = { file: callee.file, fn: callee.fn };
    return (made?.returns ?? []).flatMap((value) => methodRoutes(resolver, there, vocabulary, context, value));
  });
}

/** `MethodFilter::PUT`, `Method::PUT` */
function namedMethod(value: Value | undefined): HttpMethod | undefined {
  const name = value?.kind === 'name' ? value.name.split('.').at(-1) : undefined;
  return httpMethods.find((method) => method === name);
}

/** The first link says where the function comes from, and those that follow hang on it. */
function methodOfLink(
  resolver: Resolver,
  scope: Scope,
  { modules, verbs }: ComposedRouteVocabulary,
  link: CallOutline,
  isFirst: boolean,
): HttpMethod | undefined {
  const bare = link.name.replace(/_(?:with|service|with_tsr)$/, '');
  const method = Object.hasOwn(verbs, bare) ? verbs[bare] : undefined;
  if (method === undefined || !isFirst) return method;
  return calleesIn(resolver, scope, link).some((each) => each.kind === 'external' && modules.includes(each.module))
    ? method
    : undefined;
}

export function calleesIn(resolver: Resolver, scope: Scope, call: CallOutline): readonly Definition[] {
  const context = { file: scope.file, fn: call.fn };
  if (call.on === undefined) return resolver.name(context, call.name);
  return call.on.kind === 'name' ? resolver.name(context, `${call.on.name}.${call.name}`) : [];
}
