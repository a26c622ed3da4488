import type { Context, Definition } from '../definition.ts';
import { externalOf, resolveExport, resolveModule } from '../resolve-export.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** What a name means that its file does not declare: an import, a part of a path, a crate. */
export function resolveRustName(
  resolver: Resolver,
  scope: Scope,
  context: Context,
  name: string,
): readonly Definition[] {
  if (name === 'Self') return ownType(scope, context);
  if (name === 'crate' || name === 'super' || name === 'self') return resolveModule(resolver, scope.file, name);
  const imported = scope.imports.get(name);
  if (imported !== undefined) return importOf(resolver, scope, imported.from, imported.name ?? '*');
  for (const from of scope.wildcards) {
    const target = resolver.imports.resolve(scope.file, from);
    const found = target.kind === 'file' ? resolveExport(resolver, target.file, name) : [];
    if (found.length > 0) return found;
  }
  const crate = resolver.imports.resolve(scope.file, name);
  if (crate.kind === 'file') return [{ kind: 'module', file: crate.file }];
  const stars = scope.wildcards.flatMap((from): readonly Definition[] => {
    const target = resolver.imports.resolve(scope.file, from);
    return target.kind === 'package' ? [externalOf(target, name)] : [];
  });
  if (/^[A-Z]/.test(name)) return [...stars, { kind: 'external', module: 'std', path: [name] }];
  // What is called or used by a path of its own needs no import: `sqlx::query(…)`.
  return [...stars, { kind: 'external', module: name, path: [] }];
}

function ownType(scope: Scope, { fn }: Context): readonly Definition[] {
  const cls = scope.classAround(fn);
  return cls === undefined ? [] : [{ kind: 'class', file: scope.file, cls }];
}

function importOf(resolver: Resolver, scope: Scope, from: string, name: string): readonly Definition[] {
  if (name === '*') return resolveModule(resolver, scope.file, from);
  const target = resolver.imports.resolve(scope.file, from);
  const inside = resolver.imports.inside(scope.file, from, name);
  if (target.kind === 'package')
    return [inside === undefined ? externalOf(target, name) : { kind: 'module', file: inside }];
  const found = resolveExport(resolver, target.file, name);
  return found.length > 0 || inside === undefined ? found : [{ kind: 'module', file: inside }];
}
