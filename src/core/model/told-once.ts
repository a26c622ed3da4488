/** Tells the same thing once: what is told of it stays the same object as long as anybody holds the thing. */
export function toldOnce<Thing extends object, Told>(tell: (thing: Thing) => Told): (thing: Thing) => Told {
  const known = new WeakMap<Thing, Told>();
  return (thing) => {
    const hit = known.get(thing);
    if (hit !== undefined) return hit;
    const told = tell(thing);
    known.set(thing, told);
    return told;
  };
}
