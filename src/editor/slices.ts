/** Many small pieces of work, a few at a time, so that whoever types meanwhile is not held up by all of them at once. */
export interface Slices<Item> {
  /** The first few are done at once. What waits already is done once. */
  add(items: Iterable<Item>): void;
  dispose(): void;
}

export function createSlices<Item>(size: number, work: (items: readonly Item[]) => void): Slices<Item> {
  const waiting = new Set<Item>();
  let turn: NodeJS.Immediate | undefined;
  const next = () => {
    turn = undefined;
    const few = [...take(waiting, size)];
    for (const item of few) waiting.delete(item);
    if (few.length > 0) work(few);
    if (waiting.size > 0) turn = setImmediate(next);
  };
  return {
    add: (items) => {
      for (const item of items) waiting.add(item);
      if (turn === undefined) next();
    },
    dispose: () => clearImmediate(turn),
  };
}

function* take<Item>(items: Iterable<Item>, amount: number): Generator<Item> {
  let taken = 0;
  for (const item of items) {
    if (taken === amount) return;
    taken += 1;
    yield item;
  }
}
