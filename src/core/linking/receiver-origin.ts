import type { Value } from '../syntax/outline.ts';
import { calleesOf } from './call-sites.ts';
import type { CallSite, Context, Definition } from './definition.ts';
import type { OnlyCallers } from './narrow-resolver.ts';
import type { FunctionPlace } from './operations/handler-of.ts';
import { entryOf } from './read-options.ts';
import type { Resolver } from './resolver.ts';
import type { Scope } from './scope.ts';

interface ClassPlace {
  readonly file: string;
  readonly cls: number;
}

const maxDepth = 6;

/**
 * Which object a method is called on, said as the only places where its class is made: of two clients with a base URL each
 * the one that is asked. Empty where the class is made once, or where the object is the caller's own.
 */
export function receiverOrigin(resolver: Resolver, site: CallSite, method: FunctionPlace): readonly OnlyCallers[] {
  const cls = resolver.scopes.get(method.file)?.outline.functions[method.fn]?.cls;
  const scope = resolver.scopes.get(site.file);
  const call = scope?.outline.calls[site.call];
  if (cls === undefined || scope === undefined || call?.on === undefined) return [];
  const target: ClassPlace = { file: method.file, cls };
  if (makings(resolver, target).length < 2) return [];
  const context = { file: site.file, fn: call.fn };
  if (call.on.kind === 'name' && (call.on.name === 'this' || call.on.name === 'super'))
    return ownOrigin(resolver, scope, call.fn, target);
  const news = newsBehind(resolver, context, call.on, 0);
  return news.length === 0
    ? [{ of: { kind: 'class', ...target }, sites: [] }]
    : news.flatMap((made) => chainTo(resolver, made, target));
}

/** Every place that makes an object of a class, a subclass's `super(…)` included. */
export function makings(resolver: Resolver, cls: ClassPlace): readonly CallSite[] {
  return resolver.callSites({ kind: 'class', ...cls });
}

/** `this.get(…)` in a subclass: the base is made as its constructor says. */
function ownOrigin(resolver: Resolver, scope: Scope, fn: number, target: ClassPlace): readonly OnlyCallers[] {
  const cls = scope.classAround(fn);
  if (cls === undefined || (scope.file === target.file && cls === target.cls)) return [];
  return basesOf(resolver, { file: scope.file, cls }, target, 0);
}

/** From a `new` down to the class that has the method: what each constructor passes to its base. */
function chainTo(resolver: Resolver, made: CallSite, target: ClassPlace): readonly OnlyCallers[] {
  return calleesOf(resolver, made.file, made.call).flatMap((callee): readonly OnlyCallers[] => {
    if (callee.kind !== 'class') return [];
    const own: OnlyCallers = { of: callee, sites: [made] };
    if (callee.file === target.file && callee.cls === target.cls) return [own];
    return [own, ...basesOf(resolver, callee, target, 0)];
  });
}

function basesOf(resolver: Resolver, cls: ClassPlace, target: ClassPlace, depth: number): readonly OnlyCallers[] {
  const scope = resolver.scopes.get(cls.file);
  const making = scope?.method(cls.cls, 'constructor');
  if (scope === undefined || depth > maxDepth) return [];
  const index = scope.outline.calls.findIndex(
    (call) => call.fn === making && call.on === undefined && call.name === 'super',
  );
  const site = { file: cls.file, call: index };
  // A class without a constructor hands on what it is made with.
  const sites = making === undefined || index < 0 ? makings(resolver, cls) : [site];
  return basesNamed(resolver, cls).flatMap((base): readonly OnlyCallers[] => {
    const own: OnlyCallers = { of: { kind: 'class', ...base }, sites };
    const isTarget = base.file === target.file && base.cls === target.cls;
    return isTarget ? [own] : [own, ...basesOf(resolver, base, target, depth + 1)];
  });
}

function basesNamed(resolver: Resolver, { file, cls }: ClassPlace): readonly ClassPlace[] {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  return (outline?.bases ?? []).flatMap((base) =>
    resolver
      .type({ file, fn: outline?.fn ?? 0 }, base)
      .flatMap((definition) =>
        definition.kind === 'instance' ? [{ file: definition.file, cls: definition.cls }] : [],
      ),
  );
}

/** The `new` calls that a value may come from: through variables, fields, imports and entries of objects. */
function newsBehind(resolver: Resolver, context: Context, value: Value, depth: number): readonly CallSite[] {
  if (depth > maxDepth) return [];
  if (value.kind === 'call') {
    const call = resolver.scopes.get(context.file)?.outline.calls[value.call];
    return call?.new === true ? [{ file: context.file, call: value.call }] : [];
  }
  if (value.kind === 'either')
    return value.options.flatMap((option) => newsBehind(resolver, context, option, depth + 1));
  return value.kind === 'name' ? newsNamed(resolver, context, value.name.split('.'), depth + 1) : [];
}

function newsNamed(
  resolver: Resolver,
  context: Context,
  [head = '', ...rest]: readonly string[],
  depth: number,
): readonly CallSite[] {
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined) return [];
  if (head === 'this') return newsInField(resolver, scope, context.fn, rest, depth);
  for (let fn = context.fn; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    const inside = { file: context.file, fn };
    const binding = scope.bindings(fn, head).find((candidate) => candidate.declared === true);
    if (binding !== undefined) return newsBelow(resolver, inside, binding.value, rest, depth);
    const index = scope.outline.functions[fn]?.parameters.findIndex((parameter) => parameter.name === head) ?? -1;
    if (fn > 0 && index >= 0) return newsPassed(resolver, { kind: 'function', ...inside }, index, rest, depth);
  }
  return newsImported(resolver, scope, head, rest, depth);
}

/** What lies below a value: `clients.orders` of `const clients = { orders: new Client(…) }`. */
function newsBelow(
  resolver: Resolver,
  context: Context,
  value: Value,
  path: readonly string[],
  depth: number,
): readonly CallSite[] {
  const [first, ...rest] = path;
  if (first === undefined) return newsBehind(resolver, context, value, depth + 1);
  const entry = entryOf(resolver, context, value, first);
  return entry === undefined ? [] : newsBelow(resolver, entry.context, entry.value, rest, depth + 1);
}

function newsPassed(
  resolver: Resolver,
  target: Definition,
  index: number,
  path: readonly string[],
  depth: number,
): readonly CallSite[] {
  return resolver.callSites(target).flatMap((site) => {
    const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
    const argument = call?.args[index];
    return call === undefined || argument === undefined
      ? []
      : newsBelow(resolver, { file: site.file, fn: call.fn }, argument, path, depth + 1);
  });
}

function newsInField(
  resolver: Resolver,
  scope: Scope,
  fn: number,
  [name = '', ...rest]: readonly string[],
  depth: number,
): readonly CallSite[] {
  const cls = scope.classAround(fn);
  if (cls === undefined) return [];
  const assigned = scope.members(cls, name).map((binding) => ({ fn: binding.fn, value: binding.value }));
  const initial = scope.outline.classes[cls]?.fields.find((field) => field.name === name)?.default;
  const values = initial === undefined ? assigned : [...assigned, { fn: 0, value: initial }];
  const known = values.flatMap((each) =>
    newsBelow(resolver, { file: scope.file, fn: each.fn }, each.value, rest, depth),
  );
  if (known.length > 0) return known;
  const making = scope.method(cls, 'constructor');
  const parameters = making === undefined ? [] : (scope.outline.functions[making]?.parameters ?? []);
  const index = parameters.findIndex((parameter) => parameter.field === true && parameter.name === name);
  return index < 0 ? [] : newsPassed(resolver, { kind: 'class', file: scope.file, cls }, index, rest, depth);
}

function newsImported(
  resolver: Resolver,
  scope: Scope,
  head: string,
  path: readonly string[],
  depth: number,
): readonly CallSite[] {
  const imported = scope.imports.get(head);
  const target = imported === undefined ? undefined : resolver.imports.resolve(scope.file, imported.from);
  if (imported === undefined || target?.kind !== 'file') return [];
  const exported = resolver.scopes.get(target.file)?.exports;
  const context = { file: target.file, fn: 0 };
  const own = exported?.get(imported.name ?? 'default')?.value;
  const whole = exported?.get('=')?.value;
  if (own !== undefined) return newsBelow(resolver, context, own, path, depth);
  const below =
    imported.name === undefined || imported.name === 'default' || imported.name === '*'
      ? path
      : [imported.name, ...path];
  return whole === undefined ? [] : newsBelow(resolver, context, whole, below, depth);
}
