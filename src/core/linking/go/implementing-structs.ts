import type { Definition } from '../definition.ts';
import { type Files, oncePerScopes } from '../once-per-scopes.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { type ClassPlace, packageAround } from './go-packages.ts';

/** Struct types that have every method of an interface: in Go nothing else says that they implement it. */
export function implementingStructs(resolver: Resolver, place: ClassPlace): readonly Definition[] {
  const wanted = interfaceMethods(resolver, place, 0);
  if (wanted.length === 0) return [];
  const found: Definition[] = [];
  for (const { file, cls, methods } of structsOf(resolver))
    if (wanted.every((name) => methods.has(name))) found.push({ kind: 'instance', file, cls });
  return found;
}

const maxDepth = 4;

function interfaceMethods(resolver: Resolver, { file, cls }: ClassPlace, depth: number): readonly string[] {
  const scope = resolver.scopes.get(file);
  if (scope === undefined || depth > maxDepth) return [];
  const embedded = (scope.outline.classes[cls]?.bases ?? []).flatMap((base) =>
    resolver
      .name({ file, fn: 0 }, base)
      .flatMap((found) => (found.kind === 'class' ? interfaceMethods(resolver, found, depth + 1) : [])),
  );
  return [...methodsIn(scope, cls), ...embedded];
}

interface Struct extends ClassPlace {
  readonly methods: ReadonlySet<string>;
}

const structsOf = oncePerScopes((files): readonly Struct[] => {
  const found: Struct[] = [];
  for (const scope of files.scopes.values()) {
    if (scope.outline.language !== 'go') continue;
    scope.outline.classes.forEach((outline, cls) => {
      if (outline.kind === 'interface' || outline.part === true || outline.fn !== 0) return;
      const methods = allMethods(files, scope, cls, 0);
      if (methods.size > 0 && !isDouble(scope.file, outline.name)) found.push({ file: scope.file, cls, methods });
    });
  }
  return found;
});

/** Stand-ins for tests implement what the real thing does. */
function isDouble(file: string, name: string): boolean {
  return (
    /(?:^|[/_])(?:mocks?|fakes?|stubs?)(?:[/_.]|$)/i.test(file) || /^(?:mock|fake|stub)|(?:Mock|Fake|Stub)$/i.test(name)
  );
}

/** Those of the parts in other files too, and those of embedded structs of the same package. */
function allMethods(files: Files, scope: Scope, cls: number, depth: number): ReadonlySet<string> {
  const outline = scope.outline.classes[cls];
  const around = packageAround(files, scope);
  const parts = around?.parts.get(outline?.name ?? '') ?? [];
  const methods = new Set(methodsIn(scope, cls));
  for (const part of parts) {
    const other = files.scopes.get(part.file);
    if (other) for (const name of methodsIn(other, part.cls)) methods.add(name);
  }
  if (depth < maxDepth)
    for (const base of outline?.bases ?? []) {
      const place = around?.types.get(base);
      const other = place && files.scopes.get(place.file);
      if (other) for (const name of allMethods(files, other, place.cls, depth + 1)) methods.add(name);
    }
  return methods;
}

function methodsIn(scope: Scope, cls: number): readonly string[] {
  return scope.outline.functions.flatMap((fn) => (fn.cls === cls ? [fn.name] : []));
}
