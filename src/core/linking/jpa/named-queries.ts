import type { Decorator, ObjectValue, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

export interface NamedQuery {
  readonly text: string;
  /** It speaks of tables rather than of entities. */
  readonly native: boolean;
}

/** What `@NamedQuery(name = "Order.open", query = "…")` says, wherever it stands. */
export function namedQuery(resolver: Resolver, name: string): NamedQuery | undefined {
  return namedQueries(resolver).get(name);
}

const namedQueries = oncePerResolver((resolver: Resolver): ReadonlyMap<string, NamedQuery> => {
  const found = new Map<string, NamedQuery>();
  for (const scope of resolver.scopes.values())
    if (usesNamedQueries(scope))
      for (const { decorators, fn } of scope.outline.classes)
        for (const decorator of decorators) add(resolver, { file: scope.file, fn }, decorator, found);
  return found;
});

function usesNamedQueries({ outline }: Scope): boolean {
  const isJvm = outline.language === 'java' || outline.language === 'kotlin';
  return isJvm && outline.imports.some(({ from }) => /^(?:(?:jakarta|javax)\.persistence|org\.hibernate)\b/.test(from));
}

function add(
  resolver: Resolver,
  context: Context,
  { name, args = [] }: Decorator,
  into: Map<string, NamedQuery>,
): void {
  const [, native] = /(?:^|\.)Named(Native)?Quer(?:y|ies)$/.exec(name) ?? [undefined, undefined];
  if (!/(?:^|\.)Named(?:Native)?Quer(?:y|ies)$/.test(name)) return;
  for (const said of args.flatMap(objectsIn)) {
    const text = (key: string): string | undefined => {
      const value = said.entries.find((entry) => entry.key === key)?.value;
      return value && resolveText(resolver, context, value)?.text;
    };
    const key = text('name');
    const query = text('query');
    if (key !== undefined && query !== undefined) into.set(key, { text: query, native: native !== undefined });
  }
}

/** Annotations in a list, which may be that of an argument of its own: `value = {@NamedQuery(…)}`. */
function objectsIn(value: Value): readonly ObjectValue[] {
  if (value.kind === 'list') return value.items.flatMap(objectsIn);
  if (value.kind !== 'object') return [];
  const inner = value.entries.find(({ key }) => key === 'value')?.value;
  return inner === undefined ? [value] : objectsIn(inner);
}
