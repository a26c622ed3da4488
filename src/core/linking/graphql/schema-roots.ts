import type { RootTypeName } from '../../extractors/shapes/root-type-name.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { viewClass } from '../http/path-table/view-class.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import type { Resolver } from '../resolver.ts';

const options: Readonly<Record<string, RootTypeName>> = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
};

/**
 * Classes that hold the root fields of a schema, by `file#class`: what `Schema(query=Query, mutation=Mutation)` is
 * given, and all that these inherit from.
 */
export const schemaRoots = oncePerResolver((resolver: Resolver): ReadonlyMap<string, RootTypeName> => {
  const roots = new Map<string, RootTypeName>();
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'python') continue;
    for (const { name, args, fn } of scope.outline.calls) {
      if (!/schema$/i.test(name)) continue;
      const context = { file, fn };
      const [first] = args;
      if (first?.kind === 'name') addRoot(resolver, roots, context, first, 'Query');
      const given = args.at(-1);
      if (given?.kind !== 'object' || given.keywords !== true) continue;
      for (const { key, value } of given.entries) {
        const type = Object.hasOwn(options, key) ? options[key] : undefined;
        if (type !== undefined) addRoot(resolver, roots, context, value, type);
      }
    }
  }
  return roots;
});

function addRoot(
  resolver: Resolver,
  roots: Map<string, RootTypeName>,
  context: Context,
  value: Value,
  type: RootTypeName,
): void {
  for (const definition of resolver.value(context, value)) {
    if (definition.kind !== 'class') continue;
    for (const { file, cls } of viewClass(resolver, definition.file, definition.cls).own)
      if (!roots.has(`${file}#${cls}`)) roots.set(`${file}#${cls}`, type);
  }
}
