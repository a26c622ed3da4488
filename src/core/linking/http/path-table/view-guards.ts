import { django } from '../../../extractors/http/django.ts';
import { guardMakers } from '../../../extractors/http/python-guards.ts';
import type { GuardLevel, HttpMethod } from '../../../model/endpoint.ts';
import type { Decorator, Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { GuardUse } from '../route.ts';
import { type Asked, askedPermissions } from './asked-permissions.ts';
import { shownCredential } from './shown-credential.ts';
import { fieldOf, type ViewClass } from './view-class.ts';

const { resources } = django;

/** Guards of a class: what it inherits from, what it lists, else what the settings list for all. */
export function classGuards(resolver: Resolver, view: ViewClass, asked: Asked): readonly GuardUse[] {
  const said = askedPermissions(resolver, view, asked);
  const listed = said === undefined ? listedGuards(resolver, view) : guardsIn(resolver, said.list, 'class', said);
  const credential = isResource(view) ? shownCredential(resolver, view) : undefined;
  const asking = binding(listed, asked.method).map((use) => ({ ...use, credential }));
  return [...throttles(resolver, view), ...mixedIn(resolver, view), ...asking];
}

/** Decorators above a view that is a class, and those by which a class that it extends wraps a method for all its heirs. */
export function classDecoratorGuards(resolver: Resolver, view: ViewClass, asked: Asked): readonly GuardUse[] {
  const names = [undefined, 'dispatch', asked.action, asked.method.toLowerCase()];
  return view.own.flatMap(({ file, cls }, depth) => {
    const outline = resolver.scopes.get(file)?.outline.classes[cls];
    const context = { file, fn: outline?.fn ?? 0 };
    const meant = (outline?.decorators ?? []).filter(({ name, args }) => {
      if (name !== 'method_decorator') return depth === 0;
      const wrapped = entryOf(resolver, context, args?.at(-1), 'name');
      return names.includes(wrapped && resolveText(resolver, wrapped.context, wrapped.value)?.text);
    });
    return decoratorGuards(resolver, context, meant);
  });
}

/** `IsAuthenticatedOrReadOnly` asks nothing of those who only read. */
export function binding(uses: readonly GuardUse[], method: HttpMethod): readonly GuardUse[] {
  if (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS') return uses;
  return uses.filter(({ name, value }) => {
    const said = name ?? (value.kind === 'name' ? value.name.split('.').at(-1) : undefined);
    return said === undefined || !resources.readable.includes(said);
  });
}

/** `LoginRequiredMixin` among the base classes. */
function mixedIn(resolver: Resolver, view: ViewClass): readonly GuardUse[] {
  const outline = resolver.scopes.get(view.file)?.outline.classes[view.cls];
  const place = { level: 'class', file: view.file, at: outline?.at ?? 0, end: outline?.at ?? 0 } as const;
  return view.packaged.flatMap(({ module, name, context }) => {
    const kind = guardMakers[`${module} ${name}`];
    if (kind === undefined || kind === 'none') return [];
    return [{ context, value: { kind: 'name', name } as const, name, kind, ...place }];
  });
}

function listedGuards(resolver: Resolver, view: ViewClass): readonly GuardUse[] {
  const listed = fieldOf(resolver, view, resources.guards);
  if (listed?.field.default !== undefined) {
    const place = { file: listed.context.file, at: listed.field.at, end: listed.field.end };
    return guardsIn(resolver, { context: listed.context, value: listed.field.default }, 'class', place);
  }
  return isResource(view) ? defaultGuards(resolver) : [];
}

/** `throttle_classes` of the class, else those of the settings. */
function throttles(resolver: Resolver, view: ViewClass): readonly GuardUse[] {
  const listed = fieldOf(resolver, view, resources.throttles);
  if (listed?.field.default === undefined)
    return isResource(view) || isOfExtension(view)
      ? defaultThrottles(resolver, fieldOf(resolver, view, 'throttle_scope') !== undefined)
      : [];
  const place = { file: listed.context.file, at: listed.field.at, end: listed.field.end };
  return limits(guardsIn(resolver, { context: listed.context, value: listed.field.default }, 'class', place));
}

function limits(uses: readonly GuardUse[]): readonly GuardUse[] {
  return uses.map((use) => ({
    ...use,
    kind: 'rate-limit',
    name: use.name ?? (use.value.kind === 'name' ? use.value.name : 'throttle'),
  }));
}

/** One that goes by scopes bounds only views that name theirs. */
export function defaultThrottles(resolver: Resolver, scoped = false): readonly GuardUse[] {
  const all = limits(listedInSettings(resolver, resources.settings.throttles));
  return scoped ? all : all.filter(({ name }) => name !== 'ScopedRateThrottle');
}

export function isResource(view: ViewClass): boolean {
  return view.packaged.some(({ module }) => resources.modules.includes(module));
}

/** Views of packages that go on from REST framework: `TokenObtainPairView` of rest_framework_simplejwt. */
function isOfExtension(view: ViewClass): boolean {
  return view.packaged.some(({ module }) => module.startsWith('rest_framework'));
}

interface Place {
  readonly file: string;
  readonly at: number;
  readonly end: number;
}

/** A list of permission classes. */
export function guardsIn(resolver: Resolver, list: PlacedValue, level: GuardLevel, place: Place): readonly GuardUse[] {
  const { file, at, end } = place;
  return itemsOf(resolver, list.context, list.value).map((item) => ({ ...item, level, file, at, end }));
}

/** `REST_FRAMEWORK = {'DEFAULT_PERMISSION_CLASSES': ['rest_framework.permissions.IsAuthenticated']}`. */
export function defaultGuards(resolver: Resolver): readonly GuardUse[] {
  const credential = shownCredential(resolver);
  return listedInSettings(resolver, resources.settings.guards).map((use) => ({ ...use, credential }));
}

function listedInSettings(resolver: Resolver, setting: string): readonly GuardUse[] {
  for (const [file, scope] of resolver.scopes)
    for (const binding of scope.bindings(0, resources.settings.name)) {
      const context = { file, fn: 0 };
      const list = entryOf(resolver, context, binding.value, setting);
      if (list === undefined) continue;
      const place = { level: 'application', file, at: binding.at, end: binding.at } as const;
      return itemsOf(resolver, list.context, list.value).flatMap((item) => {
        const text = resolveText(resolver, item.context, item.value)?.text ?? '';
        const name = text.split('.').at(-1) ?? '';
        const kind = guardMakers[`${text.split('.')[0] ?? ''} ${name}`];
        return kind === 'none' || name === '' ? [] : [{ ...item, ...place, name, kind: kind ?? 'authorization' }];
      });
    }
  return [];
}

/** Decorators of a view: `@login_required`, `@permission_classes([IsAuthenticated])`. */
export function decoratorGuards(
  resolver: Resolver,
  context: Context,
  decorators: readonly Decorator[] | undefined,
): readonly GuardUse[] {
  return (decorators ?? []).flatMap((decorator) => {
    const { name, call, at, end } = decorator;
    const [first] = decorator.args ?? [];
    const place = { file: context.file, at, end };
    if (name === resources.guards && first !== undefined)
      return guardsIn(resolver, { context, value: first }, 'decorator', place);
    if (name === resources.throttles && first !== undefined)
      return limits(guardsIn(resolver, { context, value: first }, 'decorator', place));
    // `@method_decorator(login_required, name='dispatch')` holds the decorator that is meant.
    const value: Value =
      name === 'method_decorator' && first !== undefined
        ? first
        : call === undefined
          ? { kind: 'name', name }
          : { kind: 'call', call };
    return [{ context, value, level: 'decorator' as const, ...place, injection: `${context.file}:${at}` }];
  });
}
