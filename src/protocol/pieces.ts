/**
 * What is large travels in pieces: one message or one line with a review of ten thousand files keeps the thread in which
 * everybody types busy for half a second. Lists that are longer than their size go ahead, the rest comes last.
 */
export type Piece<Whole, Key extends keyof Whole> = { readonly [List in Key]?: Whole[List] | undefined };

type Sizes<Key extends PropertyKey> = Readonly<Record<Key, number>>;

export function* piecesOf<Whole, Key extends keyof Whole>(
  whole: Whole,
  sizes: Sizes<Key>,
): Generator<Piece<Whole, Key>> {
  for (const [list, size, items] of longLists(whole, sizes)) {
    // A slice of a list is a list of the same kind, which the compiler cannot follow through the key.
    for (let at = 0; at < items.length; at += size) {
      yield { [list]: items.slice(at, at + size) } as Piece<Whole, Key>;
    }
  }
}

/** What is left to be sent when the pieces have gone ahead. */
export function withoutPieces<Whole, Key extends keyof Whole>(whole: Whole, sizes: Sizes<Key>): Whole {
  return { ...whole, ...Object.fromEntries(longLists(whole, sizes).map(([list]) => [list, []])) };
}

export function withPieces<Whole>(rest: Whole, pieces: readonly object[]): Whole {
  const lists: Record<string, unknown[]> = {};
  for (const piece of pieces) {
    for (const [list, items] of Object.entries(piece)) {
      const known = lists[list] ?? [];
      lists[list] = known;
      if (Array.isArray(items)) known.push(...items);
    }
  }
  return { ...rest, ...lists };
}

function longLists<Whole, Key extends keyof Whole>(
  whole: Whole,
  sizes: Sizes<Key>,
): readonly (readonly [Key, number, readonly unknown[]])[] {
  const lists = Object.keys(sizes) as Key[];
  return lists.flatMap((list) => {
    const items: unknown = whole[list];
    return Array.isArray(items) && items.length > sizes[list] ? [[list, sizes[list], items] as const] : [];
  });
}
