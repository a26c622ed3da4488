import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** A method of a manager of the team's own: `Order.objects.open()`, where `objects = OrderQuerySet.as_manager()`. */
export function managerMethod(resolver: Resolver, context: Context, call: CallOutline): Definition | undefined {
  const root = rootName(resolver, context, call);
  return root === undefined ? undefined : methodOf(resolver, managerClasses(resolver, context, root), call.name);
}

/** The same, of a query of which only the manager that it begins with is known: `orders.open()`. */
export function managerStep(resolver: Resolver, context: Context, root: string, name: string): Context | undefined {
  const found = isManagerName(root) ? methodOf(resolver, managerClasses(resolver, context, root), name) : undefined;
  return found?.kind === 'function' ? { file: found.file, fn: found.fn } : undefined;
}

/** What all queries of a manager begin with, where the team says so: `Order.open`, `Order.objects`. */
export function managerQuery(resolver: Resolver, context: Context, name: string): Context | undefined {
  if (!isManagerName(name)) return undefined;
  const found = methodOf(resolver, managerClasses(resolver, context, name), 'get_queryset');
  return found?.kind === 'function' ? { file: found.file, fn: found.fn } : undefined;
}

/** Whether a name of a model leads to a manager that the team or Django made: `Order.open`. */
export function isManager(resolver: Resolver, context: Context, name: string): boolean {
  return isManagerName(name) && managerClasses(resolver, context, name).length > 0;
}

function isManagerName(name: string): boolean {
  return /(?:^|\.)[A-Z]\w*\.[a-z]\w*$/.test(name);
}

function rootName(resolver: Resolver, { file }: Context, { on }: CallOutline): string | undefined {
  const calls = resolver.scopes.get(file)?.outline.calls ?? [];
  let at: Value | undefined = on;
  while (at?.kind === 'call') at = calls[at.call]?.on;
  return at?.kind === 'name' && isManagerName(at.name) ? at.name : undefined;
}

function methodOf(resolver: Resolver, classes: readonly Definition[], name: string): Definition | undefined {
  return classes.flatMap((each) => resolver.member(each, name)).find(({ kind }) => kind === 'function');
}

function managerClasses(resolver: Resolver, context: Context, name: string): readonly Definition[] {
  const dot = name.lastIndexOf('.');
  const field = name.slice(dot + 1);
  return resolver.name(context, name.slice(0, dot)).flatMap((model) => {
    if (model.kind !== 'class') return [];
    const cls = resolver.scopes.get(model.file)?.outline.classes[model.cls];
    const value = cls?.fields.find((each) => each.name === field)?.default;
    return value === undefined ? [] : classesBehind(resolver, { file: model.file, fn: cls?.fn ?? 0 }, value, 0);
  });
}

const deepest = 4;

/** `OrderManager()`, `OrderQuerySet.as_manager()`, `Manager.from_queryset(OrderQuerySet)()` */
function classesBehind(resolver: Resolver, context: Context, value: Value, depth: number): readonly Definition[] {
  if (depth > deepest) return [];
  if (value.kind === 'name') {
    const scope = resolver.scopes.get(context.file);
    const [held] = scope?.bindings(0, value.name) ?? [];
    if (held !== undefined) return classesBehind(resolver, { file: context.file, fn: 0 }, held.value, depth + 1);
    return resolver.name(context, value.name).flatMap((found) => classOf(resolver, found, depth));
  }
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return [];
  if (call.name === 'as_manager')
    return call.on === undefined ? [] : classesBehind(resolver, context, call.on, depth + 1);
  if (call.name === 'from_queryset')
    return [...call.args, ...(call.on === undefined ? [] : [call.on])].flatMap((each) =>
      classesBehind(resolver, context, each, depth + 1),
    );
  const made: Value | undefined = call.name === '' ? call.on : { kind: 'name', name: nameOf(call) };
  return made === undefined ? [] : classesBehind(resolver, context, made, depth + 1);
}

function nameOf({ on, name }: CallOutline): string {
  return on?.kind === 'name' ? `${on.name}.${name}` : name;
}

/** `class OrderManager(models.Manager.from_queryset(OrderQuerySet))` has what the query set has. */
function baseQuerySets(
  resolver: Resolver,
  { file, cls }: Definition & { kind: 'class' },
  depth: number,
): readonly Definition[] {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  return (outline?.bases ?? []).flatMap((base) => {
    const [, name] = /\.from_queryset\((\w[\w.]*)/.exec(base) ?? [];
    if (name === undefined || depth >= deepest) return [];
    return classesBehind(resolver, { file, fn: outline?.fn ?? 0 }, { kind: 'name', name }, depth + 1);
  });
}

function classOf(resolver: Resolver, found: Definition, depth: number): readonly Definition[] {
  if (found.kind === 'class')
    return [{ kind: 'instance', file: found.file, cls: found.cls }, ...baseQuerySets(resolver, found, depth)];
  if (found.kind !== 'made' || found.origin === undefined) return [];
  const { file, call } = found.origin;
  const fn = resolver.scopes.get(file)?.outline.calls[call]?.fn ?? 0;
  return classesBehind(resolver, { file, fn }, { kind: 'call', call }, depth + 1);
}
