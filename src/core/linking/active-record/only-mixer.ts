import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import { modelAt, type RecordModel } from './record-model.ts';

/** The model that mixes a module in, where no other does: what the module says of itself is about its rows. */
export function onlyMixer(resolver: Resolver, { file, cls }: ClassPlace): RecordModel | undefined {
  if (resolver.scopes.get(file)?.outline.classes[cls]?.kind !== 'struct') return undefined;
  const [only, another] = mixers(resolver).get(`${file} ${cls}`) ?? [];
  return only === undefined || another !== undefined ? undefined : modelAt(resolver, only);
}

const mixers = oncePerResolver((resolver: Resolver): ReadonlyMap<string, readonly ClassPlace[]> => {
  const found = new Map<string, ClassPlace[]>();
  for (const [file, { outline }] of resolver.scopes) {
    if (outline.language !== 'ruby') continue;
    outline.classes.forEach((known, cls) => {
      if (known.kind !== 'class' || known.bases.length < 2) return;
      for (const part of hierarchyOf(resolver, { file, cls }).slice(1)) {
        const key = `${part.file} ${part.cls}`;
        found.set(key, [...(found.get(key) ?? []), { file, cls }]);
      }
    });
  }
  return found;
});
