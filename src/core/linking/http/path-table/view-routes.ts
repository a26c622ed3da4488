import { django } from '../../../extractors/http/django.ts';
import { type HttpMethod, httpMethods } from '../../../model/endpoint.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Context, Definition } from '../../definition.ts';
import { isInside } from '../../guards/guard-by-body.ts';
import { entryOf, objectsOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { GuardUse } from '../route.ts';
import { allowed, type ClassRoute, hookOf, methodNames } from './resource-routes.ts';
import { methodsOf, type ViewClass, viewClass } from './view-class.ts';
import {
  binding,
  classDecoratorGuards,
  classGuards,
  decoratorGuards,
  defaultGuards,
  defaultThrottles,
} from './view-guards.ts';
import { viewResource } from './view-resource.ts';

const maxWrappers = 5;

/** Routes of what stands behind a path: a function, `View.as_view()`, or either in wrappers that guard it. */
export function viewRoutes(resolver: Resolver, context: Context, view: Value, depth = 0): readonly ClassRoute[] {
  if (depth > maxWrappers) return [];
  const call = view.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[view.call] : undefined;
  if (call?.on !== undefined && call.name === django.asView) {
    const inside = { file: context.file, fn: call.fn };
    return resolver
      .value(inside, call.on)
      .flatMap((definition) =>
        definition.kind === 'class'
          ? classRoutes(resolver, inside, definition, call.args[0])
          : packagedRoutes(resolver, definition),
      );
  }
  if (call !== undefined) {
    const inner = call.args.at(-1);
    if (inner === undefined) return [];
    const guard: GuardUse = {
      context,
      value: wrapperOf(call),
      level: 'inline',
      file: context.file,
      at: call.at,
      end: call.end,
      injection: `${context.file}:${call.at}`,
    };
    const routes = viewRoutes(resolver, { file: context.file, fn: call.fn }, inner, depth + 1);
    return routes.map((route) => ({ ...route, guards: [guard, ...route.guards] }));
  }
  return resolver
    .value(context, view)
    .flatMap((definition) =>
      definition.kind === 'function' ? functionRoutes(resolver, definition) : packagedRoutes(resolver, definition),
    );
}

/** `TokenObtainPairView.as_view()`: views that packages bring whole, which ask nobody who he is. */
function packagedRoutes(resolver: Resolver, definition: Definition): readonly ClassRoute[] {
  if (definition.kind !== 'external') return [];
  const name = [definition.module, ...definition.path].join('.');
  const method = Object.hasOwn(django.packagedViews, name) ? django.packagedViews[name] : undefined;
  return method === undefined
    ? []
    : [{ method, path: '', handler: undefined, guards: defaultThrottles(resolver), resource: undefined }];
}

/** `permission_required('shop.sell')(view)` is made by the call before, and `guards.staff(view)` is in a module. */
function wrapperOf({ name, on }: CallOutline): Value {
  if (name === '' && on !== undefined) return on;
  return { kind: 'name', name: on?.kind === 'name' ? `${on.name}.${name}` : name };
}

function classRoutes(
  resolver: Resolver,
  context: Context,
  { file, cls }: Definition & { kind: 'class' },
  mapping: Value | undefined,
): readonly ClassRoute[] {
  const view = viewClass(resolver, file, cls);
  const methods = methodsOf(resolver, view);
  const around = (action: string | undefined, method: HttpMethod): readonly GuardUse[] => [
    ...classGuards(resolver, view, { action, method }),
    ...classDecoratorGuards(resolver, view, { action, method }),
  ];
  const own = (name: string): readonly GuardUse[] => {
    const method = methods.get(name);
    return method === undefined
      ? []
      : decoratorGuards(resolver, { file: method.file, fn: method.fn.parent }, method.fn.decorators);
  };
  const mapped = mapping === undefined ? [] : mappedActions(resolver, context, mapping);
  if (mapped.length > 0)
    return mapped.map(({ method, action }) => ({
      method,
      path: '',
      handler: methods.get(action),
      guards: [...around(action, method), ...own(action)],
      resource: methods.has(action) ? undefined : viewResource(resolver, view, action),
    }));
  const named = Object.entries(django.verbs).filter(([name]) => methods.has(name));
  const written = named.map(([name, method]): ClassRoute => {
    return { method, path: '', handler: methods.get(name), guards: [...around(undefined, method), ...own(name)] };
  });
  const ready = view.packaged.flatMap(({ name }) => django.ready[name] ?? []);
  const brought = [...new Set(ready)].filter((method) => !written.some((route) => route.method === method));
  const others = brought.map((method): ClassRoute => {
    const resource = viewResource(resolver, view, broughtAction(view, method));
    return { method, path: '', handler: hookOf(methods, method), guards: around(undefined, method), resource };
  });
  return allowed(resolver, view, [...written, ...others], entryOf(resolver, context, mapping, 'http_method_names'));
}

/** What a view that a package brings does for a method: one of several rows, or all of them. */
function broughtAction({ packaged }: ViewClass, method: HttpMethod): string {
  const names = packaged.map(({ name }) => name);
  if (method === 'GET') return names.some((name) => /^(?:Retrieve|Detail)/.test(name)) ? 'retrieve' : 'list';
  if (names.some((name) => /^(?:UpdateView|DeleteView)$/.test(name)))
    return names.includes('DeleteView') ? 'destroy' : 'update';
  return method === 'POST' ? 'create' : method === 'DELETE' ? 'destroy' : 'update';
}

/** `OrderViewSet.as_view({'get': 'list', 'post': 'create'})` */
function mappedActions(
  resolver: Resolver,
  context: Context,
  mapping: Value,
): readonly { readonly method: HttpMethod; readonly action: string }[] {
  return objectsOf(resolver, context, mapping).flatMap((object) => {
    if (object.value.kind !== 'object' || object.value.keywords === true) return [];
    return object.value.entries.flatMap(({ key, value }) => {
      const action = resolveText(resolver, object.context, value)?.text;
      const method = httpMethods.find((candidate) => candidate === key.toUpperCase());
      return action === undefined || method === undefined ? [] : [{ method, action }];
    });
  });
}

function functionRoutes(resolver: Resolver, { file, fn }: Definition & { kind: 'function' }): readonly ClassRoute[] {
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  if (outline === undefined) return [];
  const context = { file, fn: outline.parent };
  const handler = { file, index: fn, fn: outline };
  const resource = outline.decorators?.some(({ name }) => name.split('.').at(-1) === 'api_view') === true;
  const own = decoratorGuards(resolver, context, outline.decorators);
  const listed = outline.decorators?.some(({ name }) => name === django.resources.guards) === true;
  const limited = outline.decorators?.some(({ name }) => name === django.resources.throttles) === true;
  const guards = [
    ...(resource && !limited ? defaultThrottles(resolver) : []),
    ...(resource && !listed ? defaultGuards(resolver) : []),
    ...own,
  ];
  return functionMethods(resolver, file, fn).map((method) => {
    return { method, path: '', handler, guards: binding(guards, method) };
  });
}

/** What the decorators allow; else what the function tells apart or reads. */
function functionMethods(resolver: Resolver, file: string, fn: number): readonly HttpMethod[] {
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  for (const { name, args } of outline?.decorators ?? []) {
    const last = name.split('.').at(-1) ?? name;
    const marked = Object.hasOwn(django.methodMarks, last) ? django.methodMarks[last] : undefined;
    if (marked !== undefined) return marked;
    if (!django.methodLists.includes(last)) continue;
    const [list] = args ?? [];
    return list === undefined ? ['GET'] : methodNames(resolver, { file, fn: outline?.parent ?? 0 }, list);
  }
  return readsForm(resolver, file, fn) ? ['GET', 'POST'] : ['GET'];
}

/** `request.POST`, `request.FILES` and `request.body` are empty unless something was sent. */
function readsForm(resolver: Resolver, file: string, fn: number): boolean {
  const scope = resolver.scopes.get(file);
  const request = scope?.outline.functions[fn]?.parameters[0]?.name;
  if (scope === undefined || request === undefined) return false;
  const sent = new RegExp(`^${request}\\.(?:POST|FILES|body)\\b`);
  const says = (value: Value | undefined): boolean => value?.kind === 'name' && sent.test(value.name);
  return (
    scope.outline.calls.some((call) => isInside(scope, call.fn, fn) && (says(call.on) || call.args.some(says))) ||
    scope.outline.bindings.some((binding) => isInside(scope, binding.fn, fn) && says(binding.value))
  );
}
