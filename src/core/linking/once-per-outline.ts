import type { Outline } from '../syntax/outline.ts';

/** A table of what stands in one file and nowhere else, made for whoever asks first: it needs no note of what it was read from. */
export function oncePerOutline<T extends object>(read: (outline: Outline) => T): (outline: Outline) => T {
  const known = new WeakMap<Outline, T>();
  return (outline) => {
    const before = known.get(outline);
    if (before !== undefined) return before;
    const made = read(outline);
    known.set(outline, made);
    return made;
  };
}
