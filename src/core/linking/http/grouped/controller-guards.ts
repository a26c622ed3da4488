import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { ClassPlace } from '../../annotated/hierarchy.ts';
import { hierarchyOf } from '../../annotated/hierarchy.ts';
import { rootName } from '../../data/chain.ts';
import { isInside } from '../../guards/guard-by-body.ts';
import { entryOf, itemsOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import type { GuardUse } from '../route.ts';
import type { Action } from './action-handler.ts';
import { componentGuards } from './component-guards.ts';
import type { Middleware } from './middleware.ts';

/** What a controller asks of its requests, and what its method asks before it does anything. */
export function controllerGuards(resolver: Resolver, middleware: Middleware, action: Action): readonly GuardUse[] {
  const { controller, place, method } = action;
  const classes = controller === undefined ? [] : hierarchyOf(resolver, controller);
  return [
    ...classes.flatMap((cls) => classGuards(resolver, middleware, cls, method)),
    ...componentGuards(resolver, classes, method),
    ...(place === undefined ? [] : [...requestGuards(resolver, place), ...bodyGuards(resolver, place)]),
  ];
}

/** `$this->middleware('auth')->except('index')` in a constructor, `public static function middleware()`. */
function classGuards(
  resolver: Resolver,
  middleware: Middleware,
  { file, cls }: ClassPlace,
  method: string,
): readonly GuardUse[] {
  const scope = resolver.scopes.get(file);
  if (scope === undefined) return [];
  const making = scope.method(cls, 'constructor');
  const told = scope.method(cls, 'middleware');
  const called = scope.outline.calls.flatMap((call, index) => {
    const own = making !== undefined && call.fn === making && call.on?.kind === 'name' && call.on.name === 'this';
    if (!own) return [];
    if (call.name === 'authorizeResource') return [authorization(scope, call, 'authorizeResource')];
    const [first] = call.args;
    if (call.name !== 'middleware' || first === undefined || !concerns(resolver, scope, index, method)) return [];
    return usesOf(resolver, middleware, scope, call, first);
  });
  const listed = (told === undefined ? [] : (scope.outline.functions[told]?.returns ?? [])).flatMap((value) =>
    itemsOf(resolver, { file, fn: told ?? 0 }, value).flatMap((item) => {
      const call = item.value.kind === 'call' ? scope.outline.calls[item.value.call] : undefined;
      const place = { at: call?.start ?? scope.outline.functions[told ?? 0]?.at ?? 0, end: call?.end ?? 0 };
      if (call?.new !== true || call.name !== 'Middleware')
        return middleware.uses(file, { ...item, ...place }, 'class');
      const [name, keywords] = call.args;
      if (name === undefined || !isMeant(resolver, scope, call.fn, keywords, method)) return [];
      return usesOf(resolver, middleware, scope, call, name);
    }),
  );
  return [...called, ...listed];
}

function usesOf(
  resolver: Resolver,
  middleware: Middleware,
  scope: Scope,
  { fn, at, end }: CallOutline,
  value: Value,
): readonly GuardUse[] {
  const context = { file: scope.file, fn };
  return itemsOf(resolver, context, value).flatMap((item) =>
    middleware.uses(scope.file, { ...item, at, end }, 'class'),
  );
}

/** `only` and `except` behind the call. */
function concerns(resolver: Resolver, scope: Scope, index: number, method: string): boolean {
  const call = scope.outline.calls[index];
  const links = scope.outline.calls.filter(({ on }) => on?.kind === 'call' && on.call === index);
  const options = call?.args[1];
  if (call !== undefined && !isMeant(resolver, scope, call.fn, options, method)) return false;
  return links.every(({ name, args, fn }) => {
    const named = args.flatMap((value) => textsOf(resolver, scope, fn, value));
    return name === 'only' ? named.includes(method) : name !== 'except' || !named.includes(method);
  });
}

function isMeant(resolver: Resolver, scope: Scope, fn: number, options: Value | undefined, method: string): boolean {
  const context = { file: scope.file, fn };
  const only = entryOf(resolver, context, options, 'only');
  const except = entryOf(resolver, context, options, 'except');
  if (only !== undefined) return textsOf(resolver, scope, fn, only.value).includes(method);
  return except === undefined || !textsOf(resolver, scope, fn, except.value).includes(method);
}

function textsOf(resolver: Resolver, scope: Scope, fn: number, value: Value): readonly string[] {
  return itemsOf(resolver, { file: scope.file, fn }, value).flatMap(
    (item) => resolveText(resolver, item.context, item.value)?.text ?? [],
  );
}

/** A request class that checks: `function store(StoreOrderRequest $request)`. */
function requestGuards(resolver: Resolver, { file, fn }: { file: string; fn: number }): readonly GuardUse[] {
  const parameters = resolver.scopes.get(file)?.outline.functions[fn]?.parameters ?? [];
  return parameters.flatMap(({ type }) =>
    (type === undefined ? [] : resolver.type({ file, fn }, type)).flatMap((definition): readonly GuardUse[] => {
      const scope = definition.kind === 'instance' ? resolver.scopes.get(definition.file) : undefined;
      if (definition.kind !== 'instance' || scope === undefined) return [];
      const allowing = scope.method(definition.cls, 'authorize');
      const checking = scope.method(definition.cls, 'rules');
      const use = (method: number, kind: GuardUse['kind'], name: string): GuardUse => {
        const outline = scope.outline.functions[method];
        const value: Value = { kind: 'text', text: name };
        const [at, end] = [outline?.at ?? 0, outline?.at ?? 0];
        return { context: { file: scope.file, fn: 0 }, value, name, kind, level: 'handler', file: scope.file, at, end };
      };
      if (checking === undefined && allowing === undefined) return [];
      const called = scope.outline.classes[definition.cls]?.name ?? 'request';
      return [
        ...(allowing !== undefined && decides(scope, allowing)
          ? [use(allowing, 'authorization', `${called}.authorize`)]
          : []),
        ...(checking === undefined ? [] : [use(checking, 'validation', called)]),
      ];
    }),
  );
}

/** `return true;` lets everybody through. */
function decides(scope: Scope, fn: number): boolean {
  const returns = scope.outline.functions[fn]?.returns ?? [];
  return returns.some((value) => value.kind !== 'literal' || value.text !== 'true');
}

const checks: Readonly<Record<string, readonly string[]>> = {
  // `await bouncer.with(OrderPolicy).authorize('edit', order)` of AdonisJS
  authorize: ['this', 'Gate', 'bouncer', 'Authorization'],
  authorizeForUser: ['this'],
  denyAccessUnlessGranted: ['this'],
  denies: ['Gate'],
  allows: ['Gate'],
  any: ['Gate'],
};

/** `$this->authorize('update', $order)`, `Gate::authorize(…)`, `$request->validate([…])`. */
export function bodyGuards(resolver: Resolver, { file, fn }: { file: string; fn: number }): readonly GuardUse[] {
  const scope = resolver.scopes.get(file);
  return (scope?.outline.calls ?? []).flatMap((call): readonly GuardUse[] => {
    if (scope === undefined || !isInside(scope, call.fn, fn)) return [];
    const on = (rootName(scope, call) ?? '').replace(/^.*[\\.]/, '');
    // `$this->client()->authorize(…)` is about something else.
    const isOwn = call.on?.kind === 'name' || on !== 'this';
    if (isOwn && Object.hasOwn(checks, call.name) && checks[call.name]?.includes(on) === true)
      return [authorization(scope, call, call.name)];
    return isValidation(call) ? [{ ...authorization(scope, call, 'validate'), kind: 'validation' }] : [];
  });
}

/** Rules are an object of fields. */
function isValidation({ name, on, args }: CallOutline): boolean {
  // `await request.validateUsing(createOrder)` of AdonisJS
  if (name === 'validateUsing') return args.length > 0;
  if (name !== 'validate' && name !== 'validateWithBag' && name !== 'make') return false;
  if (name === 'make' && !(on?.kind === 'name' && on.name.endsWith('Validator'))) return false;
  return args.some((value) => value.kind === 'object' && value.entries.length > 0);
}

function authorization({ file }: Scope, { fn, start, end, args }: CallOutline, name: string): GuardUse {
  const context = { file, fn };
  const ability = args.find((value) => value.kind === 'text');
  const said = ability?.kind === 'text' && name !== 'validate' ? `${name} ${ability.text}` : name;
  const value: Value = { kind: 'text', text: said };
  return { context, value, name: said, kind: 'authorization', level: 'handler', file, at: start, end };
}
