import type { Landscape } from '../../core/review/landscape/landscape.ts';
import { elementsOf, newElements, type PlacedElement } from '../../core/review/landscape/new-elements.ts';
import { createListeners } from '../listeners.ts';

/** What reviews have found new in a folder since its first one, and that nobody has looked at: facts, no guesses. */
export interface FreshElements {
  /** The first landscape of a folder is known already. True where an earlier one tells what is new. */
  take(folder: string, landscape: Landscape): boolean;
  /** A person looked at these files, or at everything: from now on it is known. */
  settle(folder: string, files?: readonly string[]): void;
  settleElement(folder: string, id: string): void;
  of(folder: string, file: string): readonly PlacedElement[];
  onChange(listener: () => void): () => void;
}

interface Seen {
  readonly known: readonly PlacedElement[];
  readonly now: readonly PlacedElement[];
  readonly fresh: readonly PlacedElement[];
  /** Ids of what is new and was looked at. */
  readonly settled: ReadonlySet<string>;
}

export function createFreshElements(): FreshElements {
  const folders = new Map<string, Seen>();
  const listeners = createListeners<void>();
  const set = (folder: string, seen: Omit<Seen, 'fresh'>) => {
    const fresh = newElements(seen.known, seen.now).filter(({ id }) => !seen.settled.has(id));
    folders.set(folder, { ...seen, fresh });
    listeners.tell();
  };
  const settleThose = (folder: string, isMeant: (element: PlacedElement) => boolean) => {
    const seen = folders.get(folder);
    if (seen === undefined) return;
    const looked = seen.fresh.filter(isMeant).map(({ id }) => id);
    set(folder, { ...seen, settled: new Set([...seen.settled, ...looked]) });
  };
  return {
    take: (folder, landscape) => {
      const seen = folders.get(folder);
      const now = elementsOf(landscape);
      set(folder, { known: seen?.known ?? now, now, settled: seen?.settled ?? new Set() });
      return seen !== undefined;
    },
    settle: (folder, files) => settleThose(folder, ({ place }) => files?.includes(place.file) ?? true),
    settleElement: (folder, id) => settleThose(folder, (element) => element.id === id),
    of: (folder, file) => folders.get(folder)?.fresh.filter(({ place }) => place.file === file) ?? [],
    onChange: listeners.add,
  };
}
