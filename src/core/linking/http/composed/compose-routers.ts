import { composedRouters } from '../../../extractors/http/composed-routers.ts';
import type { ComposedRouteVocabulary } from '../../../extractors/shapes/composed-route-vocabulary.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import type { PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { joinPaths } from '../join-routes.ts';
import { attributeRoutes } from './attribute-routes.ts';
import { chainOf } from './chain-of.ts';
import { type ComposedRouter, copyOf, emptyRouter, putBefore } from './composed-router.ts';
import { layersIn } from './layers.ts';
import { calleesIn, methodRoutes } from './method-routes.ts';

export interface Composer {
  /** The router that a chain gives, by the call that ends it. */
  routerOf(scope: Scope, call: number): ComposedRouter | undefined;
  /** Chains that another one took in. */
  readonly taken: ReadonlySet<string>;
  /** Handlers whose attributes a router registered. */
  readonly registered: ReadonlySet<string>;
}

/** Routers stand in each other; deeper than this none does. */
const maxDepth = 30;

export function createComposer(resolver: Resolver): Composer {
  const taken = new Set<string>();
  const registered = new Set<string>();
  const open = new Set<string>();

  const routerOf = (scope: Scope, index: number): ComposedRouter | undefined => {
    const key = `${scope.file}#${index}`;
    if (open.has(key) || open.size > maxDepth) return undefined;
    open.add(key);
    const [first, ...rest] = chainOf(scope, index);
    const router = first === undefined ? undefined : chained(scope, first, rest);
    open.delete(key);
    return router;
  };

  const chained = (scope: Scope, first: CallOutline, rest: readonly CallOutline[]): ComposedRouter | undefined => {
    const context = { file: scope.file, fn: first.fn };
    const made = makerOf(resolver, scope, first);
    if (made !== undefined) {
      const { vocabulary, prefixed } = made;
      return applied(scope, emptyRouter(vocabulary, prefixed ? textOf(context, first.args[0]) : ''), rest);
    }
    if (first.on?.kind === 'name') {
      const variable = variableOf(scope, context, first.on.name, first.start);
      if (variable !== undefined) return applied(scope, copyOf(variable), [first, ...rest]);
    }
    const given = calleesIn(resolver, scope, first).flatMap((callee) =>
      callee.kind === 'function' ? (returned(callee.file, callee.fn) ?? []) : [],
    )[0];
    return given === undefined ? undefined : applied(scope, copyOf(given), rest);
  };

  const applied = (scope: Scope, router: ComposedRouter, steps: readonly CallOutline[]): ComposedRouter => {
    for (const step of steps) apply(scope, router, step);
    return router;
  };

  const apply = (scope: Scope, router: ComposedRouter, step: CallOutline): void => {
    const { vocabulary } = router;
    const context = { file: scope.file, fn: step.fn };
    const [first, second] = step.args;
    const method =
      vocabulary.direct === true && Object.hasOwn(vocabulary.verbs, step.name)
        ? vocabulary.verbs[step.name]
        : undefined;
    if (method !== undefined && first !== undefined) {
      const { at, end } = step;
      router.routes.push({ method, path: '', context, handler: { context, value: first }, at, end });
    } else if (vocabulary.paths?.includes(step.name) === true)
      router.prefix = joinPaths([router.prefix, textOf(context, first)]);
    else if (vocabulary.route.includes(step.name)) addRoutes(scope, router, context, step);
    else if (step.name === vocabulary.handler && first !== undefined)
      router.routes.push({
        method: 'ANY',
        path: '',
        context,
        handler: { context, value: first },
        at: step.at,
        end: step.end,
      });
    else if (vocabulary.nest.includes(step.name) && second !== undefined)
      addChild(scope, router, context, second, textOf(context, first));
    else if (vocabulary.merge.includes(step.name) && first !== undefined)
      for (const value of listed(scope, first)) addChild(scope, router, context, value, '');
    else if (vocabulary.configure.includes(step.name) && first !== undefined) configure(router, context, first);
    else if (vocabulary.guards.includes(step.name))
      for (const guard of layersIn(scope, context, step)) putBefore(router, guard);
  };

  const addRoutes = (scope: Scope, router: ComposedRouter, context: Context, step: CallOutline): void => {
    const methods = step.args.at(-1);
    if (methods === undefined) return;
    const path = step.args.length > 1 ? textOf(context, step.args[0]) : '';
    const found = methodRoutes(resolver, scope, router.vocabulary, context, methods);
    for (const each of found) router.routes.push({ ...each, path, context });
    if (found.length === 0 && answers(context, methods))
      router.routes.push({
        method: 'ANY',
        path,
        context,
        handler: { context, value: methods },
        at: step.at,
        end: step.end,
      });
    // `routes!(list, create)` names handlers whose attributes say the rest.
    const macro = methods.kind === 'call' ? scope.outline.calls[methods.call] : undefined;
    if (macro?.name === 'routes') for (const value of macro.args) addHandler(router, context, value);
  };

  /** A handler without a method takes them all. */
  const answers = (context: Context, value: Value): boolean =>
    value.kind === 'name' && resolver.value(context, value).some(({ kind }) => kind === 'function');

  const addChild = (scope: Scope, router: ComposedRouter, context: Context, value: Value, prefix: string): void => {
    const macros = macrosIn(scope, context, value);
    const child = macros.length > 0 ? undefined : takenIn(scope, context, value);
    if (macros.length > 0) {
      const own = emptyRouter(router.vocabulary);
      for (const { context: place, value: handler } of macros) addHandler(own, place, handler);
      router.children.push({ prefix, router: own });
    } else if (child !== undefined) router.children.push({ prefix, router: child });
    else addHandler(router, context, value);
  };

  /** `routes![list, create]`, also where a function gives them. */
  const macrosIn = (scope: Scope, context: Context, value: Value): readonly PlacedValue[] => {
    const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
    if (call === undefined) return [];
    if (call.name === 'routes' && call.on === undefined) return call.args.map((each) => ({ context, value: each }));
    return calleesIn(resolver, scope, call).flatMap((callee) => {
      const place = callee.kind === 'function' ? resolver.scopes.get(callee.file) : undefined;
      if (callee.kind !== 'function' || place === undefined) return [];
      return (place.outline.functions[callee.fn]?.returns ?? []).flatMap((given) => {
        const macro = given.kind === 'call' ? place.outline.calls[given.call] : undefined;
        const inside = { file: callee.file, fn: callee.fn };
        return macro?.name === 'routes' && macro.on === undefined
          ? macro.args.map((each) => ({ context: inside, value: each }))
          : [];
      });
    });
  };

  const addHandler = (router: ComposedRouter, context: Context, value: Value): void => {
    for (const definition of resolver.value(context, value)) {
      if (definition.kind !== 'function') continue;
      registered.add(`${definition.file}#${definition.fn}`);
      router.routes.push(...attributeRoutes(resolver, definition.file, definition.fn));
    }
  };

  const takenIn = (scope: Scope, context: Context, value: Value): ComposedRouter | undefined => {
    if (value.kind === 'call') {
      taken.add(`${scope.file}#${value.call}`);
      return routerOf(scope, value.call);
    }
    return value.kind === 'name' ? variableOf(scope, context, value.name, Number.POSITIVE_INFINITY) : undefined;
  };

  /** What a variable holds there: the latest of what it was given before. */
  const variableOf = (scope: Scope, context: Context, name: string, before: number): ComposedRouter | undefined => {
    for (let fn = context.fn; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
      const bound = scope
        .bindings(fn, name)
        .findLast(
          ({ at, end }) => at < before && !(at <= before && before < end && before !== Number.POSITIVE_INFINITY),
        );
      if (bound !== undefined) return takenIn(scope, { file: scope.file, fn }, bound.value);
    }
    return undefined;
  };

  const returned = (file: string, fn: number): ComposedRouter | undefined => {
    const scope = resolver.scopes.get(file);
    for (const value of scope?.outline.functions[fn]?.returns ?? []) {
      const router = scope && takenIn(scope, { file, fn }, value);
      if (router !== undefined) return router;
    }
    return undefined;
  };

  /** A function that goes on with the chain that it is given. */
  const configure = (router: ComposedRouter, context: Context, value: Value): void => {
    for (const definition of resolver.value(context, value)) {
      const scope = definition.kind === 'function' ? resolver.scopes.get(definition.file) : undefined;
      if (definition.kind !== 'function' || scope === undefined) continue;
      const key = `${definition.file}#ƒ${definition.fn}`;
      const name = scope.outline.functions[definition.fn]?.parameters.at(-1)?.name;
      if (name === undefined || open.has(key)) continue;
      open.add(key);
      scope.outline.calls.forEach((call, index) => {
        if (call.fn !== definition.fn || scope.continued.has(index)) return;
        const links = chainOf(scope, index);
        if (links[0]?.on?.kind === 'name' && links[0].on.name === name) applied(scope, router, links);
      });
      open.delete(key);
    }
  };

  const textOf = (context: Context, value: Value | undefined): string =>
    value === undefined ? '' : (resolveText(resolver, context, value)?.text ?? '{}');

  return { routerOf, taken, registered };
}

/** `services![a, b]` and a tuple take several at once. */
function listed(scope: Scope, value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items;
  const macro = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  return macro?.name === 'services' ? macro.args : [value];
}

function makerOf(
  resolver: Resolver,
  scope: Scope,
  call: CallOutline,
): { readonly vocabulary: ComposedRouteVocabulary; readonly prefixed: boolean } | undefined {
  // A function may be called as the crate that its body calls: paths do not mean functions.
  const crate =
    call.on?.kind === 'name' ? [{ kind: 'external', module: call.on.name, path: [call.name] } as const] : [];
  for (const callee of [...calleesIn(resolver, scope, call), ...crate]) {
    if (callee.kind !== 'external') continue;
    const vocabulary = composedRouters.find(({ modules }) => modules.includes(callee.module));
    const name = [callee.path.slice(-2).join('.'), callee.path.at(-1) ?? ''].find(
      (each) => vocabulary !== undefined && Object.hasOwn(vocabulary.makers, each),
    );
    if (vocabulary !== undefined && name !== undefined)
      return { vocabulary, prefixed: vocabulary.makers[name] === true };
  }
  return undefined;
}
