import { otherParts } from './csharp/csharp-types.ts';
import { type ClassPlace, packageAround } from './go/go-packages.ts';
import type { Resolver } from './resolver.ts';

/** The class itself, for a part that only adds methods to it. */
export function wholeClass(resolver: Resolver, place: ClassPlace): ClassPlace {
  const scope = resolver.scopes.get(place.file);
  const outline = scope?.outline.classes[place.cls];
  if (scope === undefined || outline?.part !== true) return place;
  return packageAround(resolver, scope)?.types.get(outline.name) ?? place;
}

/** Where else members of a class stand. */
export function partsOf(resolver: Resolver, { file, cls }: ClassPlace): readonly ClassPlace[] {
  const scope = resolver.scopes.get(file);
  const outline = scope?.outline.classes[cls];
  if (scope === undefined || outline === undefined || outline.fn !== 0) return [];
  if (scope.outline.language === 'csharp') return otherParts(resolver, scope, cls);
  if (scope.outline.language !== 'go') return [];
  return packageAround(resolver, scope)?.parts.get(outline.name) ?? [];
}
