import type { Definition } from './definition.ts';
import { moduleMembers } from './module-members.ts';
import type { ImportTarget } from './resolve-import.ts';
import type { Resolver } from './resolver.ts';

/** What `require('x')` or a namespace import gives. */
export function resolveModule(resolver: Resolver, from: string, specifier: string): readonly Definition[] {
  const target = resolver.imports.resolve(from, specifier);
  if (target.kind === 'package') return [{ kind: 'external', module: target.name, path: target.path ?? [] }];
  const whole = resolver.scopes.get(target.file)?.exports.get('=');
  if (whole?.value === undefined) return [{ kind: 'module', file: target.file }];
  const definitions = resolver.value({ file: target.file, fn: 0 }, whole.value);
  return definitions.length > 0 ? definitions : [{ kind: 'module', file: target.file }];
}

/** What a module exports under a name, through re-exports and both module systems. */
export function resolveExport(
  resolver: Resolver,
  file: string,
  name: string,
  seen: ReadonlySet<string> = new Set(),
  named: ReadonlySet<string> = new Set(),
): readonly Definition[] {
  const scope = resolver.scopes.get(file);
  if (scope === undefined || seen.has(file)) return [];
  const spread = moduleMembers[scope.outline.language];
  if (spread !== undefined) return spread(resolver, scope, name);
  const entry = scope.exports.get(name);
  if (entry?.from !== undefined) {
    // `from . import routes` in `__init__.py` leads back to where it stands, and means the module beside it.
    const asked = `${file} ${name}`;
    if (named.has(asked)) return submodule(resolver, file, name);
    return reExported(resolver, file, entry.from, entry.of ?? name, seen, new Set([...named, asked]));
  }
  if (entry?.value !== undefined) return resolver.value({ file, fn: 0 }, entry.value);
  const whole = scope.exports.get('=')?.value;
  if (whole !== undefined) {
    const definitions = resolver.value({ file, fn: 0 }, whole);
    return name === 'default' ? definitions : definitions.flatMap((definition) => resolver.member(definition, name));
  }
  const visited = new Set([...seen, file]);
  for (const star of scope.starExports) {
    if (star.from === undefined) continue;
    const found = reExported(resolver, file, star.from, name, visited, named);
    if (found.length > 0) return found;
  }
  return submodule(resolver, file, name);
}

/** `from app import routes` where `app/__init__.py` does not mention the module `app/routes.py`. */
function submodule(resolver: Resolver, file: string, name: string): readonly Definition[] {
  const found = resolver.imports.inside(file, '.', name);
  return found === undefined || !isPackage(file) ? [] : [{ kind: 'module', file: found }];
}

function isPackage(file: string): boolean {
  return file.endsWith('__init__.py');
}

function reExported(
  resolver: Resolver,
  file: string,
  specifier: string,
  name: string,
  seen: ReadonlySet<string>,
  named: ReadonlySet<string>,
): readonly Definition[] {
  const target = resolver.imports.resolve(file, specifier);
  if (target.kind === 'package') {
    const inside = name === '*' ? undefined : resolver.imports.inside(file, specifier, name);
    if (inside !== undefined) return [{ kind: 'module', file: inside }];
    return seen.size > 0 ? [] : [externalOf(target, name)];
  }
  if (name === '*') return [{ kind: 'module', file: target.file }];
  return resolveExport(resolver, target.file, name, seen, named);
}

/** What a package exports. Its default export and its namespace are the package itself. */
export function externalOf(target: ImportTarget & { readonly kind: 'package' }, name: string): Definition {
  const exported = name === 'default' || name === '*' || name === '=' ? [] : [name];
  return { kind: 'external', module: target.name, path: [...(target.path ?? []), ...exported] };
}
