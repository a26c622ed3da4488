const none: readonly number[] = [];

/** Of every list the one that came after it: as long as somebody holds the earlier one, several ask about the two. */
const known = new WeakMap<
  readonly unknown[],
  { readonly now: readonly unknown[]; readonly places: readonly number[] }
>();

/** The places at which two lists have other elements; undefined where one of them is longer. */
export function changedPlaces(before: readonly unknown[], now: readonly unknown[]): readonly number[] | undefined {
  if (before === now) return none;
  if (before.length !== now.length) return undefined;
  const last = known.get(before);
  if (last?.now === now) return last.places;
  const places: number[] = [];
  for (let at = 0; at < now.length; at++) if (before[at] !== now[at]) places.push(at);
  known.set(before, { now, places });
  return places;
}

/** True where whatever changed has these fields as it had them: plain values that say all that somebody looked at. */
export function hasSameFields<T>(before: readonly T[], now: readonly T[], fields: readonly (keyof T)[]): boolean {
  const places = changedPlaces(before, now);
  return places?.every((at) => fields.every((field) => before[at]?.[field] === now[at]?.[field])) ?? false;
}
