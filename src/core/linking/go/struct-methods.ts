import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { type ClassPlace, packageAround } from './go-packages.ts';

export interface StructMethod extends FunctionPlace {
  readonly name: string;
}

/** Methods of a struct, also those that other files of its package add. */
export function structMethods(resolver: Resolver, { file, cls }: ClassPlace): readonly StructMethod[] {
  const scope = resolver.scopes.get(file);
  const outline = scope?.outline.classes[cls];
  if (scope === undefined || outline === undefined) return [];
  const parts = packageAround(resolver, scope)?.parts.get(outline.name) ?? [];
  return [{ file, cls }, ...parts].flatMap((place) =>
    (resolver.scopes.get(place.file)?.outline.functions ?? []).flatMap((fn, index) =>
      fn.cls === place.cls ? [{ file: place.file, fn: index, name: fn.name }] : [],
    ),
  );
}
