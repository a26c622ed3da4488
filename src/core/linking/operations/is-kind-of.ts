import type { Resolver } from '../resolver.ts';

interface ClassPlace {
  readonly file: string;
  readonly cls: number;
}

const deepest = 6;

/** Whether a class is another or extends it, as far as bases are known: those of packages extend none of a workspace. */
export function isKindOf(resolver: Resolver, place: ClassPlace, other: ClassPlace, depth = 0): boolean {
  if (place.file === other.file && place.cls === other.cls) return true;
  const outline = resolver.scopes.get(place.file)?.outline.classes[place.cls];
  // An interface with one implementation is resolved to it, and so leads in a circle.
  if (outline === undefined || depth > deepest) return false;
  return outline.bases.some((base) => {
    const found = resolver.type({ file: place.file, fn: outline.fn }, base);
    // A base that nothing explains may be anything.
    if (found.length === 0) return true;
    return found.some((each) => each.kind === 'instance' && isKindOf(resolver, each, other, depth + 1));
  });
}
