import type { Layered, Segment, Slot } from './layered.ts';

/** The order settles within a few sweeps, and the best one seen is kept. */
const sweeps = 8;

/** Each column's slots from top to bottom, so that few wires cross. */
export function ordered(layout: Layered): readonly (readonly Slot[])[] {
  let columns = layout.columns.map((column) => [...column]);
  let best = columns;
  let fewest = crossings(columns, layout.segments);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    columns = swept(columns, layout.segments, sweep % 2 === 0);
    const crossed = crossings(columns, layout.segments);
    if (crossed >= fewest) continue;
    fewest = crossed;
    best = columns;
  }
  return best;
}

function swept(columns: readonly Slot[][], segments: readonly Segment[], rightward: boolean): Slot[][] {
  const result = columns.map((column) => [...column]);
  const order = rightward ? result.keys() : [...result.keys()].reverse();
  for (const index of order) {
    const neighbors = ranks(result[rightward ? index - 1 : index + 1] ?? []);
    const column = result[index] ?? [];
    const weights = new Map(
      column.map((slot, place) => [slot.id, weight(slot.id, neighbors, segments, rightward) ?? place]),
    );
    column.sort((a, b) => (weights.get(a.id) ?? 0) - (weights.get(b.id) ?? 0));
  }
  return result;
}

function weight(
  id: string,
  neighbors: ReadonlyMap<string, number>,
  segments: readonly Segment[],
  rightward: boolean,
): number | undefined {
  const places = segments
    .filter((segment) => (rightward ? segment.to : segment.from) === id)
    .map((segment) => neighbors.get(rightward ? segment.from : segment.to))
    .filter((place) => place !== undefined);
  return places.length === 0 ? undefined : places.reduce((sum, place) => sum + place, 0) / places.length;
}

function ranks(column: readonly Slot[]): ReadonlyMap<string, number> {
  return new Map(column.map((slot, place) => [slot.id, place]));
}

function crossings(columns: readonly (readonly Slot[])[], segments: readonly Segment[]): number {
  let crossed = 0;
  for (let gap = 0; gap + 1 < columns.length; gap += 1) {
    const left = ranks(columns[gap] ?? []);
    const right = ranks(columns[gap + 1] ?? []);
    const lines = segments.flatMap((segment) => {
      const [a, b] = [left.get(segment.from), right.get(segment.to)];
      return a === undefined || b === undefined ? [] : [{ a, b }];
    });
    for (const [i, one] of lines.entries()) {
      for (const other of lines.slice(i + 1)) if ((one.a - other.a) * (one.b - other.b) < 0) crossed += 1;
    }
  }
  return crossed;
}
