import { composedRouters } from '../../../extractors/http/composed-routers.ts';
import type { ComposedRouteVocabulary } from '../../../extractors/shapes/composed-route-vocabulary.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import type { PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { joinPaths } from '../join-routes.ts';
import { attributeRoutes, serviceRoutes } from './attribute-routes.ts';
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
      const router = emptyRouter(vocabulary, prefixed ? textOf(context, first.args[0]) : '');
      if (made.serves) addServices(scope, router, context, first);
      const [several] = prefixed ? first.args : [];
      return several?.kind === 'list'
        ? atEach(
            applied(scope, emptyRouter(vocabulary), rest),
            several.items.map((item) => textOf(context, item)),
          )
        : applied(scope, router, rest);
    }
    if (first.on?.kind === 'name') {
      const variable = variableOf(scope, context, first.on.name, first.start);
      if (variable?.vocabulary.services !== undefined && [first, ...rest].some(({ name }) => shown.test(name)))
        return undefined;
      if (variable !== undefined) return applied(scope, copyOf(variable), [first, ...rest]);
      const handed = handedTo(scope, context.fn, first.on.name);
      if (handed !== undefined) return applied(scope, emptyRouter(handed), [first, ...rest]);
    }
    const given = calleesIn(resolver, scope, first).flatMap((callee) =>
      callee.kind === 'function' ? (returned(callee.file, callee.fn) ?? []) : [],
    )[0];
    const router = given === undefined ? goneOn(scope, context, first) : copyOf(given);
    return router === undefined ? undefined : applied(scope, router, rest);
  };

  /** `with_orders(router)`: a function that goes on with the router that it is given. */
  const goneOn = (scope: Scope, context: Context, call: CallOutline): ComposedRouter | undefined => {
    for (const callee of calleesIn(resolver, scope, call)) {
      if (callee.kind !== 'function') continue;
      const outline = resolver.scopes.get(callee.file)?.outline.functions[callee.fn];
      const at = outline?.parameters.findIndex(({ type }) => isReceiver(type)) ?? -1;
      const value = call.args[at];
      const router = value === undefined ? undefined : takenIn(scope, context, value);
      if (router === undefined) continue;
      const copy = copyOf(router);
      goOn(copy, callee.file, callee.fn, outline?.parameters[at]?.name);
      return copy;
    }
    return undefined;
  };

  const addServices = (
    scope: Scope,
    router: ComposedRouter,
    context: Context,
    { args: [first] }: CallOutline,
  ): void => {
    const { services } = router.vocabulary;
    if (services === undefined || first === undefined) return;
    for (const value of listed(scope, first))
      for (const definition of resolver.value(
        context,
        value.kind === 'object' && value.type ? { kind: 'name', name: value.type } : value,
      ))
        if (definition.kind === 'class' || definition.kind === 'instance')
          router.routes.push(...serviceRoutes(resolver, definition, services));
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
    const called = value.kind === 'object' && value.type !== undefined ? calledIn(context, value.type) : undefined;
    if (called !== undefined) {
      router.children.push({ prefix, router: called });
      return;
    }
    const macros = macrosIn(scope, context, value);
    const child = macros.length > 0 ? undefined : takenIn(scope, context, value);
    if (macros.length > 0) {
      const own = emptyRouter(router.vocabulary);
      for (const { context: place, value: handler } of macros) addHandler(own, place, handler);
      router.children.push({ prefix, router: own });
    } else if (child !== undefined) router.children.push({ prefix, router: child });
    else addHandler(router, context, value);
  };

  /** `vec![orders::routes()]`: within a macro a call is a name with arguments. */
  const calledIn = (context: Context, name: string): ComposedRouter | undefined =>
    resolver
      .name(context, name)
      .flatMap((each) => (each.kind === 'function' ? (returned(each.file, each.fn) ?? []) : []))[0];

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
      if (definition.kind !== 'function') continue;
      const name = resolver.scopes.get(definition.file)?.outline.functions[definition.fn]?.parameters.at(-1)?.name;
      goOn(router, definition.file, definition.fn, name);
    }
  };

  const goOn = (router: ComposedRouter, file: string, fn: number, name: string | undefined): void => {
    const scope = resolver.scopes.get(file);
    const key = `${file}#ƒ${fn}`;
    if (scope === undefined || name === undefined || open.has(key)) return;
    open.add(key);
    scope.outline.calls.forEach((call, index) => {
      if (call.fn !== fn || scope.continued.has(index)) return;
      const links = chainOf(scope, index);
      const [first] = links;
      if (first?.on?.kind === 'name' && first.on.name === name) applied(scope, router, links);
      // `orders(config)`: another function goes on in its place.
      else if (first?.args.some((value) => value.kind === 'name' && value.name === name) === true)
        for (const callee of calleesIn(resolver, scope, first))
          if (callee.kind === 'function') goOn(router, callee.file, callee.fn, givenAs(callee, first, name));
    });
    open.delete(key);
  };

  const givenAs = (callee: { file: string; fn: number }, call: CallOutline, name: string): string | undefined => {
    const at = call.args.findIndex((value) => value.kind === 'name' && value.name === name);
    return resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.parameters[at]?.name;
  };

  const textOf = (context: Context, value: Value | undefined): string =>
    value === undefined ? '' : (resolveText(resolver, context, value)?.text ?? '{}');

  return { routerOf, taken, registered };
}

/** What shows the contract of services to people is not the services again. */
const shown = /^(?:swagger_ui|rapidoc|redoc|openapi_explorer|scalar|stoplight_elements|spec)/;

/** `web::resource(["/orders", "/purchases"])` answers at each of them. */
function atEach(router: ComposedRouter, prefixes: readonly string[]): ComposedRouter {
  const whole = emptyRouter(router.vocabulary);
  whole.children.push(...prefixes.map((prefix) => ({ prefix, router })));
  return whole;
}

/** `AdHoc::on_ignite("orders", |rocket| async { rocket.mount(…) })` */
function handedTo({ outline }: Scope, fn: number, name: string): ComposedRouteVocabulary | undefined {
  for (let at = fn; at > 0; at = outline.functions[at]?.parent ?? 0) {
    const { parameters, argumentOf } = outline.functions[at] ?? {};
    if (parameters?.some((each) => each.name === name) !== true) continue;
    const around = argumentOf === undefined ? undefined : outline.calls[argumentOf];
    return around && composedRouters.find(({ handedBy }) => handedBy?.includes(around.name) === true);
  }
  return undefined;
}

const receivers = new Set(composedRouters.flatMap(({ receivers: types }) => types));

function isReceiver(type: string | undefined): boolean {
  return receivers.has(
    type
      ?.replace(/^&(?:mut\s+)?/, '')
      .replace(/<[\s\S]*$/, '')
      .split('::')
      .at(-1) ?? '',
  );
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
): { readonly vocabulary: ComposedRouteVocabulary; readonly prefixed: boolean; readonly serves: boolean } | undefined {
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
      return { vocabulary, prefixed: vocabulary.makers[name] === true, serves: vocabulary.services?.maker === name };
  }
  return undefined;
}
