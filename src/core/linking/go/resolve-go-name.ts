import type { Context, Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { packageAround } from './go-packages.ts';

/** What a name means that its file does not declare: an import, something of the package, a builtin. */
export function resolveGoName(
  resolver: Resolver,
  scope: Scope,
  _context: Context,
  name: string,
): readonly Definition[] {
  const from = scope.imports.get(name)?.from;
  if (from !== undefined) return [importOf(resolver, scope, from)];
  const own = goMember(resolver, scope, name);
  if (own.length > 0) return own;
  for (const wildcard of scope.wildcards) {
    const target = importOf(resolver, scope, wildcard);
    const found = resolver.member(target, name).filter(({ kind }) => kind !== 'external');
    if (found.length > 0) return found;
  }
  const named = importNamed(resolver, scope, name);
  return [named ?? { kind: 'external', module: 'builtin', path: [name] }];
}

/** Something at the top of any file of a package. */
export function goMember(resolver: Resolver, scope: Scope, name: string): readonly Definition[] {
  for (const { file, exports } of packageAround(resolver, scope)?.files ?? []) {
    const value = exports.get(name)?.value;
    if (value !== undefined) return resolver.value({ file, fn: 0 }, value);
  }
  return [];
}

function importOf(resolver: Resolver, scope: Scope, from: string): Definition {
  const target = resolver.imports.resolve(scope.file, from);
  return target.kind === 'file'
    ? { kind: 'module', file: target.file }
    : { kind: 'external', module: target.name, path: target.path ?? [] };
}

/** Only the package itself says what it is called: the last resort is an import whose path ends in the name. */
function importNamed(resolver: Resolver, scope: Scope, name: string): Definition | undefined {
  for (const { from } of scope.outline.imports) {
    const target = importOf(resolver, scope, from);
    if (target.kind === 'module') {
      if (resolver.scopes.get(target.file)?.outline.package === name) return target;
    } else if (
      from
        .replaceAll(/[^A-Za-z0-9/]/g, '')
        .replace(/\/v\d+$/, '')
        .endsWith(name.toLowerCase())
    )
      return target;
  }
  return undefined;
}
