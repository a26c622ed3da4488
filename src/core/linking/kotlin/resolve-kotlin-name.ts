import type { Context, Definition } from '../definition.ts';
import { resolvePackagedName } from '../resolve-packaged-name.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { topLevel } from './top-level.ts';

/** As in Java, and beside types a package holds functions and properties. */
export function resolveKotlinName(
  resolver: Resolver,
  scope: Scope,
  context: Context,
  name: string,
): readonly Definition[] {
  const packaged = resolvePackagedName(resolver, scope, context, name);
  if (packaged.some(({ kind }) => kind !== 'external')) return packaged;
  for (const path of pathsOf(scope, name)) {
    const found = topLevel(resolver, path);
    if (found.length > 0) return found;
  }
  return packaged;
}

/** Where a name may stand: as it was imported, in the package, in what a star imports. */
function pathsOf(scope: Scope, name: string): readonly string[] {
  const { package: own, imports } = scope.outline;
  const entry = scope.imports.get(name);
  const stars = imports.flatMap(({ from, name: all, as }) =>
    all === '*' && as === undefined ? [`${from}.${name}`] : [],
  );
  return [
    ...(entry === undefined ? [] : [`${entry.from}.${entry.name ?? name}`]),
    own === undefined ? name : `${own}.${name}`,
    ...stars,
  ];
}
