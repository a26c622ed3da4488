/** A list as what becomes of an earlier one: parts of that one, by place and length, and what is new between them. */
export type ListChange<Item> = readonly Part<Item>[];

type Part<Item> = { readonly at: number; readonly count: number } | { readonly items: readonly Item[] };

/** Items are the same where they are the same objects: who made the lists took over what says the same. */
export function listChange<Item extends object>(before: readonly Item[], now: readonly Item[]): ListChange<Item> {
  const parts: ({ at: number; count: number } | { items: Item[] })[] = [];
  const placeOf = placesIn(before);
  for (let next = 0, expected = 0; next < now.length; next += 1) {
    const item = now[next] as Item;
    const at = before[expected] === item ? expected : placeOf(item);
    const last = parts.at(-1);
    if (at === undefined) {
      if (last !== undefined && 'items' in last) last.items.push(item);
      else parts.push({ items: [item] });
    } else if (last !== undefined && 'at' in last && last.at + last.count === at) last.count += 1;
    else parts.push({ at, count: 1 });
    // What is new most often stands for something that was there.
    expected = at === undefined ? expected + 1 : at + 1;
  }
  return parts;
}

/** The list of now, made of the objects of before. */
export function listAfter<Item>(before: readonly Item[], change: ListChange<Item>): readonly Item[] {
  return change.flatMap((part) => ('items' in part ? part.items : before.slice(part.at, part.at + part.count)));
}

/** Looked up only where something is not in its place. */
function placesIn<Item>(list: readonly Item[]): (item: Item) => number | undefined {
  let places: ReadonlyMap<Item, number> | undefined;
  return (item) => {
    places ??= new Map(list.map((each, at) => [each, at]));
    return places.get(item);
  };
}
