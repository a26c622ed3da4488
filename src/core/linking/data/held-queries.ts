import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** A value, and where it stands. */
export interface HeldQuery {
  readonly context: Context;
  readonly value: Value;
}

/** What an object holds under a name of its own, `self.base_query`: a property, or what its class or its maker gives to it. */
export function ownQueryOf(resolver: Resolver, { file, fn }: Context, name: string): readonly (HeldQuery | Context)[] {
  const member = /^this\.(\w+)$/.exec(name)?.[1];
  const scope = resolver.scopes.get(file);
  const cls = member === undefined ? undefined : scope?.classAround(fn);
  if (member === undefined || scope === undefined || cls === undefined) return [];
  const method = scope.method(cls, member);
  const decorators = method === undefined ? [] : (scope.outline.functions[method]?.decorators ?? []);
  if (method !== undefined)
    return decorators.some((decorator) => /(?:^|\.)(?:cached_)?property$/.test(decorator.name))
      ? [{ file, fn: method }]
      : [];
  const [only, another] = scope.members(cls, member);
  if (only !== undefined) return another === undefined ? [{ context: { file, fn: only.fn }, value: only.value }] : [];
  const field = fieldOf(resolver, { file, cls }, member, 0);
  return field === undefined ? [] : [field];
}

/** The rows that a view of Django shows unless it says otherwise: `queryset = Order.objects.all()`. */
export function viewQuery(resolver: Resolver, { file, fn }: Context): HeldQuery | undefined {
  const cls = resolver.scopes.get(file)?.classAround(fn);
  return cls === undefined ? undefined : fieldOf(resolver, { file, cls }, 'queryset', 0);
}

const deepest = 4;

function fieldOf(
  resolver: Resolver,
  { file, cls }: { readonly file: string; readonly cls: number },
  name: string,
  depth: number,
): HeldQuery | undefined {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  if (outline === undefined || depth > deepest) return undefined;
  const value = outline.fields.find((field) => field.name === name)?.default;
  if (value !== undefined) return { context: { file, fn: outline.fn }, value };
  for (const base of outline.bases)
    for (const found of resolver.type({ file, fn: outline.fn }, base)) {
      const inherited = found.kind === 'instance' ? fieldOf(resolver, found, name, depth + 1) : undefined;
      if (inherited !== undefined) return inherited;
    }
  return undefined;
}
