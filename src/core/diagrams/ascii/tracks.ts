import type { End, Net } from './wiring.ts';

/** Where the vertical part of each net runs, counted from the left; `width` tracks in all. */
export interface Tracks {
  readonly trackOf: ReadonlyMap<Net, number>;
  readonly width: number;
}

/** A drawing in which two wires lie over each other would be wrong; one in which they cross is only less pretty. */
const overlap = 1000;

/** Finds an order of tracks in which no wire lies over another and few cross; undefined where there is none. */
export function tracksOf(nets: readonly Net[]): Tracks | undefined {
  let order = [...nets].sort((a, b) => top(a) - top(b) || bottom(a) - bottom(b));
  let cost = total(order);
  for (let improved = true; improved && cost > 0; ) {
    improved = false;
    for (let i = 0; i < order.length; i += 1) {
      for (let j = i + 1; j < order.length; j += 1) {
        const swapped = exchange(order, i, j);
        const changed = total(swapped);
        if (changed >= cost) continue;
        [order, cost, improved] = [swapped, changed, true];
      }
    }
  }
  return cost >= overlap ? undefined : compacted(order);
}

function exchange(order: readonly Net[], i: number, j: number): Net[] {
  const swapped = [...order];
  const [a, b] = [order[i], order[j]];
  if (a !== undefined && b !== undefined) [swapped[i], swapped[j]] = [b, a];
  return swapped;
}

function total(order: readonly Net[]): number {
  let cost = 0;
  for (const [place, left] of order.entries()) {
    for (const right of order.slice(place + 1)) cost += between(left, right);
  }
  return cost;
}

/** What it costs when the first net's track runs left of the second's. */
function between(left: Net, right: Net): number {
  // The left net's way out passes the right net's track, and the right net's way in passes the left net's.
  const passing = left.right.filter((end) => inside(end.row, right)).length;
  const entering = right.left.filter((end) => inside(end.row, left)).length;
  const covered = share(left.right, right.left) || share(left.left, right.left) || share(left.right, right.right);
  return passing + entering + (covered ? overlap : 0);
}

function share(ends: readonly End[], others: readonly End[]): boolean {
  return ends.some((end) => others.some((other) => other.row === end.row));
}

function inside(row: number, net: Net): boolean {
  return row >= top(net) && row <= bottom(net);
}

/** Nets that do not meet share a track. */
function compacted(order: readonly Net[]): Tracks {
  const trackOf = new Map<Net, number>();
  for (const [place, net] of order.entries()) {
    const before = order.slice(0, place).filter((other) => meets(other, net));
    trackOf.set(net, Math.max(0, ...before.map((other) => (trackOf.get(other) ?? 0) + 1)));
  }
  return { trackOf, width: Math.max(0, ...[...trackOf.values()].map((track) => track + 1)) };
}

function meets(a: Net, b: Net): boolean {
  return top(a) <= bottom(b) + 1 && top(b) <= bottom(a) + 1;
}

export function top(net: Net): number {
  return Math.min(...[...net.left, ...net.right].map((end) => end.row));
}

export function bottom(net: Net): number {
  return Math.max(...[...net.left, ...net.right].map((end) => end.row));
}
