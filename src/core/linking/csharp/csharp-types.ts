import { oncePerResolver } from '../once-per-resolver.ts';
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
}

interface CsharpTypes {
  readonly byName: ReadonlyMap<string, readonly NamedType[]>;
  /** Namespaces that some file of the workspace opens to all others. */
  readonly everywhere: readonly string[];
}

const typesOf = oncePerResolver(findTypes);

function findTypes({ scopes }: Resolver): CsharpTypes {
  const byName = new Map<string, NamedType[]>();
  const everywhere = new Set<string>();
  for (const [file, scope] of scopes) {
    if (scope.outline.language !== 'csharp') continue;
    for (const { from } of scope.starExports) if (from !== undefined) everywhere.add(from);
    scope.outline.classes.forEach(({ name, fn }, cls) => {
      if (name === '' || fn !== 0) return;
      const type: NamedType = { kind: 'class', file, cls, namespace: namespaceOf(scope, cls) };
      byName.set(name, [...(byName.get(name) ?? []), type]);
    });
  }
  return { byName, everywhere: [...everywhere] };
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
  const visible = namespacesSeen(scope, fn, everywhere);
  const seen = candidates.filter(({ namespace }) =>
    qualifier === ''
      ? visible.has(namespace)
      : namespace === qualifier || [...visible].some((each) => namespace === `${each}.${qualifier}`),
  );
  // The namespace of the file itself and those around it come before what is used.
  const own = seen.filter(({ namespace }) => around(scope).includes(namespace) || namespace.startsWith(`${name}.`));
  return nearest(scope, own.length > 0 && qualifier === '' ? own : seen);
}

/** All places that declare a class of which this is a part. */
export function otherParts(resolver: Resolver, scope: Scope, cls: number): readonly TypePlace[] {
  const outline = scope.outline.classes[cls];
  if (outline === undefined) return [];
  const namespace = namespaceOf(scope, cls);
  const same = (typesOf(resolver).byName.get(outline.name) ?? []).filter((type) => type.namespace === namespace);
  return same.filter((type) => !(type.file === scope.file && type.cls === cls));
}

function namespacesSeen(scope: Scope, fn: number, everywhere: readonly string[]): ReadonlySet<string> {
  const cls = scope.classAround(fn);
  const outer = cls === undefined ? scope.outline.classes.map((_, index) => index) : [cls];
  const nested = outer.flatMap((index) => [`${namespaceOf(scope, index)}.${scope.outline.classes[index]?.name}`]);
  const chain = around(scope);
  const used = [...scope.wildcards, ...everywhere];
  const relative = used.flatMap((each) => chain.map((outside) => `${outside}.${each}`));
  return new Set(['', ...chain, ...used, ...relative, ...nested, ...nested.flatMap(chainOf)]);
}

/** The namespace of a file and all that enclose it. */
function around(scope: Scope): readonly string[] {
  return chainOf(scope.outline.package ?? '');
}

function chainOf(namespace: string): readonly string[] {
  const parts = namespace.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** Projects of one repository may hold types of the same full name: the one that lies closest is meant. */
function nearest(scope: Scope, candidates: readonly NamedType[]): TypePlace | undefined {
  const [first, ...others] = candidates;
  const best = others.reduce(
    (known, other) => (known && shared(known.file, scope.file) >= shared(other.file, scope.file) ? known : other),
    first,
  );
  return best && { kind: 'class', file: best.file, cls: best.cls };
}

export function shared(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
