import type { Definition } from '../definition.ts';
import { oncePerScopes } from '../once-per-scopes.ts';
import type { Resolver } from '../resolver.ts';

interface Place {
  readonly file: string;
  /** Of a function; absent for a property. */
  readonly fn?: number | undefined;
}

/** Functions and properties outside of classes, by their full name. */
const placesOf = oncePerScopes(({ scopes }): ReadonlyMap<string, readonly Place[]> => {
  const places = new Map<string, Place[]>();
  for (const [file, { outline }] of scopes) {
    if (outline.language !== 'kotlin') continue;
    for (const { name, value } of outline.exports) {
      if (value === undefined || value.kind === 'class') continue;
      const path = outline.package === undefined ? name : `${outline.package}.${name}`;
      const place = value.kind === 'function' ? { file, fn: value.fn } : { file };
      places.set(path, [...(places.get(path) ?? []), place]);
    }
  }
  return places;
});

/** What a full name means outside of classes. Of several functions with one name all are meant. */
export function topLevel(resolver: Resolver, path: string): readonly Definition[] {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return (placesOf(resolver).get(path) ?? []).flatMap(({ file, fn }): readonly Definition[] =>
    fn === undefined ? resolver.name({ file, fn: 0 }, name) : [{ kind: 'function', file, fn }],
  );
}
