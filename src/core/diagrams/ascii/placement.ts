import type { Segment, Slot } from './layered.ts';

/** A slot with its rows on the sheet. */
export interface Placed {
  readonly slot: Slot;
  readonly top: number;
  readonly height: number;
}

interface Sized {
  readonly slot: Slot;
  readonly height: number;
  top: number;
}

export interface Sizes {
  heightOf(slot: Slot): number;
  /** The row, counted from the slot's top, at which a segment leaves it or arrives. */
  portOf(slot: Slot, segment: Segment, side: 'left' | 'right'): number;
}

/** Rows of every slot: where its wires run as straight as can be, never over another. */
export function place(
  columns: readonly (readonly Slot[])[],
  segments: readonly Segment[],
  sizes: Sizes,
): readonly (readonly Placed[])[] {
  const placed = columns.map((column) => stacked(column, sizes));
  const all = new Map(placed.flat().map((each) => [each.slot.id, each]));
  // To the right and back twice: long wires need the second round to run straight.
  for (let round = 0; round < 4; round += 1) {
    const rightward = round % 2 === 0;
    for (const column of rightward ? placed : [...placed].reverse()) {
      settle(column, (each) => wish(each, segments, all, sizes, rightward));
    }
  }
  const highest = Math.min(...placed.flat().map((each) => each.top));
  return placed.map((column) => column.map((each) => ({ ...each, top: each.top - highest })));
}

function stacked(column: readonly Slot[], sizes: Sizes): Sized[] {
  let top = 0;
  return column.map((slot, index) => {
    const height = sizes.heightOf(slot);
    top += index === 0 ? 0 : gap(column[index - 1], slot);
    const sized = { slot, height, top };
    top += height;
    return sized;
  });
}

/** Boxes stand a row apart; wires may run side by side. */
function gap(above: Slot | undefined, below: Slot): number {
  return above?.box === undefined || below.box === undefined ? 0 : 1;
}

/** Gives every slot the place it wishes for, as far as the order leaves room. */
function settle(column: readonly Sized[], wishOf: (each: Sized) => number): void {
  // Offsets from the first slot when all are stacked tightly: without them only the order has to be kept.
  const offsets: number[] = [];
  for (const [index, each] of column.entries()) {
    const before = column[index - 1];
    const above = before === undefined ? 0 : (offsets[index - 1] ?? 0) + before.height;
    offsets.push(above + (before === undefined ? 0 : gap(before.slot, each.slot)));
  }
  const settled = nonDecreasing(column.map((each, index) => wishOf(each) - (offsets[index] ?? 0)));
  for (const [index, each] of column.entries()) each.top = Math.round(settled[index] ?? 0) + (offsets[index] ?? 0);
}

function wish(
  each: Sized,
  segments: readonly Segment[],
  all: ReadonlyMap<string, Sized>,
  sizes: Sizes,
  rightward: boolean,
): number {
  const [here, there] = rightward ? (['left', 'right'] as const) : (['right', 'left'] as const);
  const tops = segments.flatMap((segment) => {
    const [own, far] = rightward ? [segment.to, segment.from] : [segment.from, segment.to];
    const other = all.get(far);
    if (own !== each.slot.id || other === undefined) return [];
    return [other.top + sizes.portOf(other.slot, segment, there) - sizes.portOf(each.slot, segment, here)];
  });
  return tops.length === 0 ? each.top : tops.reduce((sum, top) => sum + top, 0) / tops.length;
}

/** The closest non-decreasing sequence: neighbors that would pass each other settle on their mean. */
function nonDecreasing(values: readonly number[]): readonly number[] {
  const pools: { sum: number; size: number }[] = [];
  for (const value of values) {
    pools.push({ sum: value, size: 1 });
    for (;;) {
      const [last, before] = [pools[pools.length - 1], pools[pools.length - 2]];
      if (last === undefined || before === undefined || before.sum / before.size <= last.sum / last.size) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size });
    }
  }
  return pools.flatMap((pool) => Array.from({ length: pool.size }, () => pool.sum / pool.size));
}
