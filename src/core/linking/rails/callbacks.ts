import { rails } from '../../extractors/http/rails.ts';
import type { Decorator, Entry, Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { Context } from '../definition.ts';
import type { GuardUse } from '../http/route.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { actionOf, type Controller } from './controllers.ts';
import { halting } from './halting.ts';

/** What runs before an action: guards in order, and every function that does something. */
export interface Callbacks {
  readonly guards: readonly GuardUse[];
  readonly before: readonly FunctionPlace[];
}

/** A `before_action` of a class, with the actions that it runs for. */
interface Callback {
  readonly name: string;
  /** A block or lambda. */
  readonly fn?: number | undefined;
  readonly file: string;
  readonly decorator: Decorator;
  runsFor(action: string): boolean;
}

export function callbacksOf(resolver: Resolver, controller: Controller, action: string): Callbacks {
  const { file, cls } = controller.place;
  const guards: GuardUse[] = [];
  const before: FunctionPlace[] = [];
  for (const callback of chainOf(resolver, { file, cls }, new Set())) {
    if (!callback.runsFor(action)) continue;
    const place = callback.fn === undefined ? actionOf(resolver, controller, callback.name) : placeOf(callback);
    if (place !== undefined) before.push(place);
    const guard = guardOf(resolver, controller, callback, place);
    if (guard !== undefined) guards.push(guard);
  }
  return { guards, before };
}

function placeOf({ file, fn }: Callback): FunctionPlace | undefined {
  return fn === undefined ? undefined : { file, fn };
}

function guardOf(
  resolver: Resolver,
  controller: Controller,
  { name, file, decorator }: Callback,
  place: FunctionPlace | undefined,
): GuardUse | undefined {
  const fixed: { kind: GuardUse['kind']; name: string; optional?: true | undefined } | undefined = Object.hasOwn(
    rails.guards,
    name,
  )
    ? { kind: rails.guards[name], name }
    : undefined;
  const found = fixed ?? halting(resolver, controller.hierarchy, name, place);
  if (found?.kind === undefined) return undefined;
  const { at, end } = decorator;
  const context: Context = { file, fn: 0 };
  const value: Value = { kind: 'name', name: found.name };
  const level = file === controller.place.file ? 'class' : 'parent';
  return { context, value, name: found.name, kind: found.kind, optional: found.optional, level, file, at, end };
}

/** Callbacks of a class as they stand: those of its base first, a mixed-in module's where it is mixed in. */
function chainOf(resolver: Resolver, place: ClassPlace, seen: Set<string>): readonly Callback[] {
  const outline = resolver.scopes.get(place.file)?.outline.classes[place.cls];
  const key = `${place.file}#${place.cls}`;
  if (outline === undefined || seen.has(key)) return [];
  seen.add(key);
  const context = { file: place.file, fn: outline.fn };
  const base = outline.kind === 'class' ? outline.bases.slice(0, 1) : [];
  let chain: Callback[] = base.flatMap((name) => chainsNamed(resolver, context, name, seen));
  for (const decorator of outline.decorators) chain = extended(resolver, place, chain, decorator, seen);
  return chain;
}

function chainsNamed(resolver: Resolver, context: Context, name: string, seen: Set<string>): readonly Callback[] {
  return resolver
    .name(context, name)
    .flatMap((found) => (found.kind === 'class' ? chainOf(resolver, found, seen) : []));
}

function extended(
  resolver: Resolver,
  { file, cls }: ClassPlace,
  chain: Callback[],
  decorator: Decorator,
  seen: Set<string>,
): Callback[] {
  const { name, args = [] } = decorator;
  const names = args.flatMap((value) =>
    value.kind === 'text' ? [value.text] : value.kind === 'list' ? textsIn(value) : [],
  );
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  if (name === 'include' || name === 'prepend')
    return [
      ...chain,
      ...args.flatMap((value) =>
        value.kind === 'name' ? chainsNamed(resolver, { file, fn: outline?.fn ?? 0 }, value.name, seen) : [],
      ),
    ];
  if (rails.skipping.has(name)) return without(chain, names, decorator);
  const excepted = Object.hasOwn(rails.exceptions, name) ? rails.exceptions[name] : undefined;
  if (excepted !== undefined) return without(chain, [excepted], decorator);
  const macro = ownMacros(resolver).get(name);
  if (macro !== undefined) return without(chain, macro, decorator);
  const runsFor = scopeOf(decorator, resolver.scopes.get(file));
  if (Object.hasOwn(rails.guards, name)) return [...chain, { name, file, decorator, runsFor }];
  const way = Object.hasOwn(rails.callbacks, name) ? rails.callbacks[name as keyof typeof rails.callbacks] : undefined;
  if (way === undefined) return chain;
  const added: Callback[] = [
    ...names.map((each): Callback => ({ name: each, file, decorator, runsFor })),
    ...args.flatMap((value): readonly Callback[] =>
      value.kind === 'function' ? [{ name: '', fn: value.fn, file, decorator, runsFor }] : [],
    ),
  ];
  // A callback that is named again moves to where it is named last.
  const kept = chain.filter((known) => known.name === '' || !names.includes(known.name));
  return way === 'prepend' ? [...added, ...kept] : [...kept, ...added];
}

function textsIn(value: Value): readonly string[] {
  if (value.kind === 'text') return [value.text];
  return value.kind === 'list' ? value.items.flatMap(textsIn) : [];
}

/** `only: :create`, `except: %i[index show]` */
function scopeOf({ args = [] }: Decorator, scope?: Scope): (action: string) => boolean {
  const entries = args.flatMap((value) => (value.kind === 'object' ? value.entries : []));
  const listed = (key: string): readonly string[] | undefined => {
    const entry = entries.find((candidate) => candidate.key === key);
    return entry === undefined ? undefined : textsIn(entry.value);
  };
  const only = listed('only');
  const except = listed('except');
  const reading = methodAsked(scope, entries);
  return (action) =>
    (only === undefined || only.includes(action)) &&
    except?.includes(action) !== true &&
    (reading === undefined || reads.has(action) === reading);
}

const reads: ReadonlySet<string> = new Set(['index', 'show', 'new', 'edit']);

/** `unless: -> { request.get? }` runs for actions that change something: false; `if:` for those that read: true. */
function methodAsked(scope: Scope | undefined, entries: readonly Entry[]): boolean | undefined {
  for (const { key, value } of entries) {
    if ((key !== 'if' && key !== 'unless') || value.kind !== 'function' || scope === undefined) continue;
    const [only, another] = scope.callsWithin(value.fn).flatMap((index) => scope.outline.calls[index] ?? []);
    const isAsked = only?.name === 'get?' || (only?.name === 'request' && another?.name === 'get?');
    const [answer] = scope.outline.functions[value.fn]?.returns ?? [];
    if (isAsked && answer?.kind === 'call') return key === 'if';
  }
  return undefined;
}

/** `class_methods do def open_to_all(**options) = skip_before_action(:require_user, **options) end`: what it takes away. */
const ownMacros = oncePerResolver((resolver: Resolver): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  for (const { outline } of resolver.scopes.values()) {
    if (outline.language !== 'ruby') continue;
    for (const { name, args, fn } of outline.calls) {
      const around = rails.skipping.has(name) ? (outline.functions[fn]?.name ?? '') : '';
      const names = around === '' ? [] : args.flatMap(textsIn);
      if (names.length > 0) found.set(around, [...(found.get(around) ?? []), ...names]);
    }
  }
  return found;
});

/** `skip_before_action :sign_in, only: :index` */
function without(chain: readonly Callback[], names: readonly string[], decorator: Decorator): Callback[] {
  const skipped = scopeOf(decorator);
  return chain.map((callback) =>
    names.includes(callback.name)
      ? { ...callback, runsFor: (action: string) => callback.runsFor(action) && !skipped(action) }
      : callback,
  );
}
