import { displayWidth, padded } from '../../model/display-width.ts';
import { type Canvas, createCanvas } from './canvas.ts';
import { type Box, layered, type Segment, type Slot, type Wire } from './layered.ts';
import { ordered } from './ordering.ts';
import { type Placed, place } from './placement.ts';
import { bottom, type Tracks, top, tracksOf } from './tracks.ts';
import { type End, type Net, netsOf, spread } from './wiring.ts';

/** What stands between two columns. */
interface Gap {
  readonly nets: readonly Net[];
  readonly tracks: Tracks;
}

interface Sheet {
  readonly columns: readonly (readonly Placed[])[];
  readonly gaps: readonly Gap[];
  readonly widths: readonly number[];
}

/** Boxes in columns joined by arrows; undefined where that does not fit the width or cannot be drawn without overlap. */
export function drawLayered(boxes: readonly Box[], wires: readonly Wire[], width: number): string | undefined {
  const layout = layered(boxes, wires);
  const columns = ordered(layout);
  const ports = portCounts(layout.segments);
  const placed = place(columns, layout.segments, {
    heightOf: (slot) => heightOf(slot, ports),
    portOf: (slot, segment, side) => portOf(slot, segment, side, ports),
  });
  const gaps = gapsOf(placed, layout.segments, ports);
  if (gaps === undefined) return undefined;
  const sheet = { columns: placed, gaps, widths: columns.map(columnWidth) };
  const space = [3, 2, 1, 0].find((each) => widthOf(sheet, each) <= width);
  return space === undefined ? undefined : paint(sheet, space, ports);
}

type PortCounts = ReadonlyMap<string, number>;

/** Slot → how many buses meet at its busier side. */
function portCounts(segments: readonly Segment[]): PortCounts {
  const buses = new Map<string, Set<string>>();
  const add = (side: string, slot: string, bus: string): void => {
    const key = `${side} ${slot}`;
    buses.set(key, (buses.get(key) ?? new Set()).add(bus));
  };
  for (const segment of segments) {
    add('right', segment.from, segment.bus);
    add('left', segment.to, segment.bus);
  }
  const counts = new Map<string, number>();
  for (const [key, set] of buses) {
    const slot = key.slice(key.indexOf(' ') + 1);
    counts.set(slot, Math.max(counts.get(slot) ?? 0, set.size));
  }
  return counts;
}

function rowCount(box: Box, ports: PortCounts): number {
  return Math.max(box.rows.length, ports.get(box.id) ?? 0);
}

function heightOf(slot: Slot, ports: PortCounts): number {
  return slot.box === undefined ? 1 : rowCount(slot.box, ports) + (ruled(slot.box) ? 3 : 2);
}

function ruled(box: Box): boolean {
  return box.head > 0 && box.head < box.rows.length;
}

function portOf(slot: Slot, segment: Segment, side: 'left' | 'right', ports: PortCounts): number {
  if (slot.box === undefined) return 0;
  const fixed = side === 'right' ? segment.fromRow : segment.toRow;
  return offset(slot.box, fixed ?? spread(0, 1, rowCount(slot.box, ports)));
}

function offset(box: Box, row: number): number {
  return 1 + row + (ruled(box) && row >= box.head ? 1 : 0);
}

function textRows(placed: Placed, ports: PortCounts): readonly number[] {
  const { box } = placed.slot;
  if (box === undefined) return [placed.top];
  return Array.from({ length: rowCount(box, ports) }, (_, row) => placed.top + offset(box, row));
}

function gapsOf(
  columns: readonly (readonly Placed[])[],
  segments: readonly Segment[],
  ports: PortCounts,
): readonly Gap[] | undefined {
  const gaps: Gap[] = [];
  for (const [index, left] of columns.slice(0, -1).entries()) {
    const leaving = new Set(left.map((placed) => placed.slot.id));
    const own = segments.filter((segment) => leaving.has(segment.from));
    const nets = netsOf(left, columns[index + 1] ?? [], own, (placed) => textRows(placed, ports));
    const tracks = tracksOf(nets);
    if (tracks === undefined) return undefined;
    gaps.push({ nets, tracks });
  }
  return gaps;
}

function columnWidth(column: readonly Slot[]): number {
  const rows = column.flatMap((slot) => slot.box?.rows ?? []);
  // Two for the frame and two for the air inside it.
  return Math.max(1, ...rows.map((row) => displayWidth(row) + 4));
}

/** A stub, the tracks, and an arrow with its head. Without any space the stub goes, too. */
function gapWidth(gap: Gap, space: number): number {
  return stub(space) + Math.max(1, gap.tracks.width) * Math.max(1, space) + 2;
}

function stub(space: number): number {
  return space === 0 ? 0 : 1;
}

function widthOf(sheet: Sheet, space: number): number {
  const columns = sheet.widths.reduce((sum, width) => sum + width, 0);
  return sheet.gaps.reduce((sum, gap) => sum + gapWidth(gap, space), columns);
}

function paint(sheet: Sheet, space: number, ports: PortCounts): string {
  const canvas = createCanvas();
  let column = 0;
  const starts = sheet.widths.map((width, index) => {
    const start = column;
    const gap = sheet.gaps[index];
    column += width + (gap === undefined ? 0 : gapWidth(gap, space));
    return start;
  });
  for (const [index, slots] of sheet.columns.entries()) {
    for (const placed of slots) paintSlot(canvas, placed, starts[index] ?? 0, sheet.widths[index] ?? 1, ports);
  }
  for (const [index, gap] of sheet.gaps.entries()) {
    const from = (starts[index] ?? 0) + (sheet.widths[index] ?? 0);
    paintGap(canvas, gap, from, (starts[index + 1] ?? 0) - 1, space);
  }
  return canvas.toString();
}

function paintSlot(canvas: Canvas, placed: Placed, column: number, width: number, ports: PortCounts): void {
  const { box, dashed } = placed.slot;
  if (box === undefined) {
    canvas.write(placed.top, column, (dashed ? '┄' : '─').repeat(width));
    return;
  }
  const line = '─'.repeat(width - 2);
  canvas.write(placed.top, column, `┌${line}┐`);
  for (let row = 0; row < rowCount(box, ports); row += 1) {
    const text = padded(box.rows[row] ?? '', width - 4);
    canvas.write(placed.top + offset(box, row), column, `│ ${text} │`);
  }
  if (ruled(box)) canvas.write(placed.top + box.head + 1, column, `├${line}┤`);
  canvas.write(placed.top + placed.height - 1, column, `└${line}┘`);
}

function paintGap(canvas: Canvas, gap: Gap, from: number, to: number, space: number): void {
  const trackColumn = (net: Net): number =>
    from + stub(space) + (gap.tracks.trackOf.get(net) ?? 0) * Math.max(1, space);
  for (const net of gap.nets) {
    const track = trackColumn(net);
    for (const end of net.left) paintStub(canvas, net, end, from, track);
    for (const end of net.right) paintStub(canvas, net, end, track, to);
  }
  // Uprights last: where two wires cross, the upright one stays whole and the other passes behind it.
  for (const net of gap.nets) paintUpright(canvas, net, trackColumn(net));
  for (const net of gap.nets) paintEnds(canvas, net, from, to);
}

function paintStub(canvas: Canvas, net: Net, end: End, from: number, to: number): void {
  canvas.write(end.row, from, (net.dashed ? '┄' : '─').repeat(to - from + 1));
}

function paintUpright(canvas: Canvas, net: Net, track: number): void {
  const [first, last] = [top(net), bottom(net)];
  for (let row = first; row <= last && first < last; row += 1) {
    const left = net.left.some((end) => end.row === row);
    const right = net.right.some((end) => end.row === row);
    canvas.write(row, track, joint(row > first, row < last, left, right, net.dashed));
  }
}

function joint(up: boolean, down: boolean, left: boolean, right: boolean, dashed: boolean): string {
  const key = `${up ? 'u' : ''}${down ? 'd' : ''}${left ? 'l' : ''}${right ? 'r' : ''}`;
  return key === 'ud' && dashed ? '┊' : (joints[key] ?? '│');
}

const joints: Readonly<Record<string, string>> = {
  ud: '│',
  ul: '┘',
  ur: '└',
  dl: '┐',
  dr: '┌',
  udl: '┤',
  udr: '├',
  ulr: '┴',
  dlr: '┬',
  udlr: '┼',
};

function paintEnds(canvas: Canvas, net: Net, from: number, to: number): void {
  for (const end of net.left) {
    if (end.tip !== '') canvas.write(end.row, from, end.tip);
    else if (canvas.at(end.row, from - 1) === '│') canvas.write(end.row, from - 1, '├');
  }
  for (const end of net.right) {
    if (end.tip !== '') canvas.write(end.row, to, end.tip);
    else if (canvas.at(end.row, to + 1) === '│') canvas.write(end.row, to + 1, '┤');
  }
}
