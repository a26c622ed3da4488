import { type Layering, layersOf } from './layers.ts';

/** A box to be placed: its text rows without the frame. */
export interface Box {
  readonly id: string;
  readonly rows: readonly string[];
  /** A rule stands under this many rows, as under a table's name. 0: none. */
  readonly head: number;
}

export interface Wire {
  readonly from: string;
  readonly to: string;
  /** Wires of one bus share their track, as those that end at one arrow head do. */
  readonly bus: string;
  readonly dashed: boolean;
  /** What stands at the end: `▶`, `<`. */
  readonly tip: string;
  /** Runs from the right to the left, as a message does from a broker to who reads it. */
  readonly leftward?: boolean | undefined;
  /** Text rows at which it has to leave and arrive; any row where absent. */
  readonly fromRow?: number | undefined;
  readonly toRow?: number | undefined;
}

/** A box, or a place in a column that a long wire passes through. */
export interface Slot {
  readonly id: string;
  readonly column: number;
  readonly box?: Box | undefined;
  readonly dashed: boolean;
}

/** Part of a wire between two neighboring columns. */
export interface Segment {
  readonly bus: string;
  readonly from: string;
  readonly to: string;
  readonly fromRow?: number | undefined;
  readonly toRow?: number | undefined;
  readonly dashed: boolean;
  /** Tips at the left and at the right end; empty where it goes on. */
  readonly left: string;
  readonly right: string;
}

export interface Layered {
  /** Slots of each column, in a first order. */
  readonly columns: readonly (readonly Slot[])[];
  readonly segments: readonly Segment[];
}

/** Boxes in columns, long wires cut into segments that lead from one column to the next. */
export function layered(boxes: readonly Box[], wires: readonly Wire[]): Layered {
  const layering = layersOf(
    boxes.map((box) => box.id),
    wires.map(rightward),
  );
  const slots = new Map<string, Slot>();
  for (const box of boxes) slots.set(box.id, { id: box.id, column: columnOf(layering, box.id), box, dashed: false });
  const segments = new Map<string, Segment>();
  for (const wire of wires) cutIntoSegments(wire, layering, slots, segments);
  const width = Math.max(0, ...[...slots.values()].map((slot) => slot.column + 1));
  const columns = Array.from({ length: width }, (_, column) =>
    [...slots.values()].filter((slot) => slot.column === column),
  );
  return { columns, segments: [...segments.values()] };
}

function columnOf(layering: Layering, id: string): number {
  return layering.layer.get(id) ?? 0;
}

function cutIntoSegments(
  wire: Wire,
  layering: Layering,
  slots: Map<string, Slot>,
  segments: Map<string, Segment>,
): void {
  const backward = layering.backward(rightward(wire)) !== (wire.leftward ?? false);
  const run = backward ? turned(wire) : wire;
  const bus = backward ? `${wire.bus} backward` : wire.bus;
  const [first, last] = [columnOf(layering, run.from), columnOf(layering, run.to)];
  let from = run.from;
  for (let column = first + 1; column <= last; column += 1) {
    const to = column === last ? run.to : `${bus} at ${column}`;
    if (column < last) slots.set(to, { id: to, column, dashed: wire.dashed });
    const segment: Segment = {
      bus,
      from,
      to,
      dashed: wire.dashed,
      fromRow: from === run.from ? run.fromRow : undefined,
      toRow: to === run.to ? run.toRow : undefined,
      left: backward && from === run.from ? '◀' : '',
      right: !backward && to === run.to ? wire.tip : '',
    };
    segments.set([bus, from, to, segment.toRow ?? '', segment.fromRow ?? ''].join('\n'), segment);
    from = to;
  }
}

function rightward(wire: Wire): Wire {
  return wire.leftward === true ? turned(wire) : wire;
}

function turned(wire: Wire): Wire {
  return { ...wire, from: wire.to, to: wire.from, fromRow: wire.toRow, toRow: wire.fromRow };
}
