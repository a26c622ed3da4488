import type { Basis, Trace } from './basis.ts';

/** Lists by a word that are found by looking at all files at once, each of which others stand on by itself. */
export interface SeenLists<T> {
  /** How they are found in the files as they are now; done once somebody asks. */
  find(find: () => ReadonlyMap<string, readonly T[]>): void;
  get(word: string): SeenList<T>;
}

export interface SeenList<T> {
  readonly found: readonly T[];
  readonly basis: Basis;
}

/** `name`: what stands before the word in the name of a list. */
export function seenLists<T>(trace: Trace, name: string): SeenLists<T> {
  const asked = new Map<string, SeenList<T>>();
  let find: () => ReadonlyMap<string, readonly T[]> = () => new Map();
  let lists: ReadonlyMap<string, readonly T[]> | undefined;
  const look = (): ReadonlyMap<string, readonly T[]> => {
    const found = find();
    // What somebody stands on is told apart at once, before anybody who stands on it is asked.
    for (const [word, before] of asked) {
      const now = found.get(word) ?? [];
      const isAsBefore = trace.settle(name + word, before.found, now);
      if (isAsBefore) asked.set(word, { ...before, found: now });
      else asked.delete(word);
    }
    return found;
  };
  return {
    find: (next) => {
      find = next;
      lists = undefined;
    },
    get: (word) => {
      lists ??= look();
      const known = asked.get(word);
      if (known !== undefined) return known;
      const list = { found: lists.get(word) ?? [], basis: trace.named(name + word) };
      asked.set(word, list);
      return list;
    },
  };
}
