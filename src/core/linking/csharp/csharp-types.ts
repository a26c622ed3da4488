import { nearestPlace } from '../nearest-place.ts';
import { oncePerScopes } from '../once-per-scopes.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

export interface TypePlace {
  readonly kind: 'class';
  readonly file: string;
  readonly cls: number;
}

interface NamedType extends TypePlace {
  /** Namespace, then the classes around it. */
  readonly namespace: string;
  /** Folder of its project, of a class whose other parts may stand in other files of it. */
  readonly partOf?: string | undefined;
}

interface CsharpTypes {
  readonly byName: ReadonlyMap<string, readonly NamedType[]>;
  /** Namespaces that some file of the workspace opens to all others. */
  readonly everywhere: ReadonlySet<string>;
}

const typesOf = oncePerScopes(findTypes);

function findTypes({ scopes, imports }: Pick<Resolver, 'scopes' | 'imports'>): CsharpTypes {
  const byName = new Map<string, NamedType[]>();
  const everywhere = new Set<string>();
  for (const [file, scope] of scopes) {
    if (scope.outline.language !== 'csharp') continue;
    for (const { from } of scope.starExports) if (from !== undefined) everywhere.add(from);
    scope.outline.classes.forEach(({ name, fn, partial }, cls) => {
      if (name === '' || fn !== 0) return;
      const partOf = partial === true ? (imports.folderWith(file, isProject) ?? '') : undefined;
      const type: NamedType = { kind: 'class', file, cls, namespace: namespaceOf(scope, cls), partOf };
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [type]);
      else known.push(type);
    });
  }
  return { byName, everywhere };
}

function isProject(file: string): boolean {
  return file.endsWith('.csproj');
}

function namespaceOf(scope: Scope, cls: number): string {
  const names: string[] = [];
  for (let at = scope.outline.classes[cls]?.outer; at !== undefined; at = scope.outline.classes[at]?.outer)
    names.unshift(scope.outline.classes[at]?.name ?? '');
  return [scope.outline.package, ...names].filter((part) => part !== undefined).join('.');
}

/** The type of the workspace that a simple or dotted name means where it stands. */
export function typeNamed(resolver: Resolver, scope: Scope, fn: number, written: string): TypePlace | undefined {
  const { byName, everywhere } = typesOf(resolver);
  const dot = written.lastIndexOf('.');
  const qualifier = dot < 0 ? '' : written.slice(0, dot);
  const alias = dot < 0 ? scope.imports.get(written) : undefined;
  const name = alias?.name ?? written.slice(dot + 1);
  const candidates = byName.get(name) ?? [];
  if (alias !== undefined)
    return nearest(
      scope,
      candidates.filter(({ namespace }) => namespace === alias.from),
    );
  if (candidates.length === 0) return undefined;
  const isSeen = namespacesSeen(scope, fn, everywhere);
  const seen = candidates.filter(({ namespace }) =>
    qualifier === ''
      ? isSeen(namespace)
      : namespace === qualifier ||
        (namespace.endsWith(`.${qualifier}`) && isSeen(namespace.slice(0, -qualifier.length - 1))),
  );
  // The namespace of the file itself and those around it come before what is used.
  const chain = around(scope);
  const own = seen.filter(({ namespace }) => chain.includes(namespace) || namespace.startsWith(`${name}.`));
  return nearest(scope, own.length > 0 && qualifier === '' ? own : seen);
}

/** All other places of its project that declare a class which is written in parts. */
export function otherParts(resolver: Resolver, scope: Scope, cls: number): readonly TypePlace[] {
  const outline = scope.outline.classes[cls];
  if (outline?.partial !== true) return [];
  const named = typesOf(resolver).byName.get(outline.name) ?? [];
  const self = named.find((type) => type.file === scope.file && type.cls === cls);
  return named.filter((type) => type !== self && type.namespace === self?.namespace && type.partOf === self.partOf);
}

/** Which namespaces a type may lie in for its simple name to be enough. */
function namespacesSeen(scope: Scope, fn: number, everywhere: ReadonlySet<string>): (namespace: string) => boolean {
  const near = namespacesAround(scope, scope.classAround(fn));
  const isUsed = (namespace: string): boolean => scope.wildcards.includes(namespace) || everywhere.has(namespace);
  return (namespace) =>
    near.has(namespace) ||
    isUsed(namespace) ||
    around(scope).some((outside) => namespace.startsWith(`${outside}.`) && isUsed(namespace.slice(outside.length + 1)));
}

const known = new WeakMap<Scope, Map<number | undefined, ReadonlySet<string>>>();

/** Those that need no `using`, each asked for as often as there are names in the class. */
function namespacesAround(scope: Scope, cls: number | undefined): ReadonlySet<string> {
  const ofScope = known.get(scope) ?? new Map<number | undefined, ReadonlySet<string>>();
  known.set(scope, ofScope);
  const hit = ofScope.get(cls);
  if (hit !== undefined) return hit;
  const outer = cls === undefined ? scope.outline.classes.map((_, index) => index) : [cls];
  const nested = outer.map((index) => `${namespaceOf(scope, index)}.${scope.outline.classes[index]?.name}`);
  const found = new Set(['', ...around(scope), ...nested.flatMap(chainOf), ...nested]);
  ofScope.set(cls, found);
  return found;
}

/** The namespace of a file and all that enclose it. */
function around(scope: Scope): readonly string[] {
  return chainOf(scope.outline.package ?? '');
}

function chainOf(namespace: string): readonly string[] {
  const parts = namespace.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

function nearest(scope: Scope, candidates: readonly NamedType[]): TypePlace | undefined {
  const best = nearestPlace(candidates, scope.file);
  return best && { kind: 'class', file: best.file, cls: best.cls };
}
