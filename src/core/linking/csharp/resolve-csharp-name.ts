import { dotnet } from '../../extractors/http/dotnet.ts';
import type { Context, Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { typeNamed } from './csharp-types.ts';

/**
 * What a name means that no function around declares: a member of the class, a type that its namespace or what it uses
 * holds, or one of a package. Which package does not show: whole namespaces are used, often in another file.
 */
export function resolveCsharpName(
  resolver: Resolver,
  scope: Scope,
  context: Context,
  name: string,
): readonly Definition[] {
  const members = membersAround(resolver, scope, name, context.fn);
  const types = resolveCsharpType(resolver, scope, context, name).filter(({ kind }) => kind === 'class');
  // A property may be called like its type: `Customer Customer`.
  const inside = scope.classAround(context.fn) !== undefined;
  const found = inside ? [...members, ...types] : types.length > 0 ? types : members;
  if (found.length > 0) return found;
  const shared = staticMembers(resolver, scope, name);
  return shared.length > 0 ? shared : foreign(scope, name);
}

/** The same where only a type can stand. */
export function resolveCsharpType(
  resolver: Resolver,
  scope: Scope,
  context: Context,
  name: string,
): readonly Definition[] {
  const type = typeNamed(resolver, scope, context.fn, name);
  return type === undefined ? foreign(scope, name) : [type];
}

function foreign(scope: Scope, name: string): readonly Definition[] {
  const aliased = scope.imports.get(name)?.name ?? name;
  return /^[A-Z]/.test(aliased) ? [{ kind: 'external', module: dotnet, path: aliased.split('.').slice(-1) }] : [];
}

/** Fields, properties and methods of the class, of what it extends in the workspace, and of the classes around it. */
function membersAround(resolver: Resolver, scope: Scope, name: string, fn: number): readonly Definition[] {
  for (const owner of classesAround(scope, fn)) {
    const found = resolver.member(owner, name).filter((definition) => !isGuessed(definition, name));
    if (found.length > 0) return found;
  }
  return [];
}

/** A member of something that only a package knows may be anything. */
function isGuessed(definition: Definition, name: string): boolean {
  return definition.kind === 'made' && definition.members.at(-1) === name;
}

/** Attributes and initial values stand outside of the methods whose class they name constants of. */
function classesAround(scope: Scope, fn: number): readonly (Definition & { kind: 'instance' })[] {
  const { classes } = scope.outline;
  const around = scope.classAround(fn);
  if (around === undefined) return classes.map((_, cls) => ({ kind: 'instance', file: scope.file, cls }));
  const found: (Definition & { kind: 'instance' })[] = [];
  for (let cls: number | undefined = around; cls !== undefined; cls = classes[cls]?.outer)
    found.push({ kind: 'instance', file: scope.file, cls });
  return found;
}

/** `using static Shop.Paths;` */
function staticMembers(resolver: Resolver, scope: Scope, name: string): readonly Definition[] {
  for (const from of scope.wildcards) {
    const type = from.includes('.') ? typeNamed(resolver, scope, 0, from) : undefined;
    const found = type === undefined ? [] : resolver.member(type, name);
    if (found.length > 0) return found;
  }
  return [];
}
