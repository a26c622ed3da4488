import { type Box, layered, type Segment, type Slot, type Wire } from '../ascii/layered.ts';
import { ordered } from '../ascii/ordering.ts';
import { type Placed, place } from '../ascii/placement.ts';
import { boxMarks, boxWidth } from './box-marks.ts';
import { line, pathMark, pixel, type Sheet } from './sheet.ts';

export interface PictureBox extends Box {
  /** Class of its frame: what kind of thing it is. */
  readonly name: string;
}

/** Room between two columns, in which the wires bend. */
const channel = 90;

interface Spot {
  readonly placed: Placed;
  readonly x: number;
  readonly width: number;
}

/** The layout of the drawing in characters, with curves instead of tracks. */
export function layeredSheet(boxes: readonly PictureBox[], wires: readonly Wire[]): Sheet {
  const layout = layered(boxes, wires);
  const columns = place(ordered(layout), layout.segments, { heightOf, portOf });
  const spots = spotsOf(columns);
  const ports = portsOf(layout.segments, spots);
  const names = new Map(boxes.map((box) => [box.id, box.name]));
  const all = [...spots.values()];
  return {
    marks: [
      ...all.flatMap((spot) => passing(spot)),
      ...layout.segments.flatMap((segment) => wireMarks(segment, spots, ports)),
      ...all.flatMap((spot) => framed(spot, names)),
    ],
    width: Math.max(0, ...all.map((spot) => spot.x + spot.width)),
    height: Math.max(0, ...all.map((spot) => (spot.placed.top + spot.placed.height) * line)),
  };
}

function heightOf(slot: Slot): number {
  return slot.box === undefined ? 1 : slot.box.rows.length + 1;
}

function portOf(slot: Slot, segment: Segment, side: 'left' | 'right'): number {
  if (slot.box === undefined) return 0;
  return ((side === 'right' ? segment.fromRow : segment.toRow) ?? (slot.box.rows.length - 1) / 2) + 0.5;
}

function spotsOf(columns: readonly (readonly Placed[])[]): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  let x = 0;
  for (const column of columns) {
    const width = Math.max(1, ...column.map(({ slot }) => (slot.box === undefined ? 1 : boxWidth(slot.box))));
    for (const placed of column) spots.set(placed.slot.id, { placed, x, width });
    x += width + channel;
  }
  return spots;
}

type Ports = ReadonlyMap<string, number>;

/** Heights at which segments leave and arrive: at their row, else spread over the side in the order of where they lead. */
function portsOf(segments: readonly Segment[], spots: ReadonlyMap<string, Spot>): Ports {
  const ports = new Map<string, number>();
  for (const { placed } of spots.values()) {
    for (const side of ['from', 'to'] as const) {
      const own = segments.filter((segment) => segment[side] === placed.slot.id);
      const free = own.filter((segment) => rowOf(segment, side) === undefined);
      const far = (segment: Segment): number => middle(spots.get(segment[side === 'from' ? 'to' : 'from'])?.placed);
      const sorted = [...free].sort((a, b) => far(a) - far(b));
      for (const [index, segment] of sorted.entries()) {
        const share = (index + 1) / (sorted.length + 1);
        ports.set(portKey(segment, side), (placed.top + placed.height * share) * line);
      }
      for (const segment of own) {
        const row = rowOf(segment, side);
        if (row !== undefined) ports.set(portKey(segment, side), (placed.top + 1 + row) * line);
      }
    }
  }
  return ports;
}

function rowOf(segment: Segment, side: 'from' | 'to'): number | undefined {
  return side === 'from' ? segment.fromRow : segment.toRow;
}

function middle(placed: Placed | undefined): number {
  return placed === undefined ? 0 : placed.top + placed.height / 2;
}

function portKey({ bus, from, to, fromRow, toRow }: Segment, side: 'from' | 'to'): string {
  return [side, bus, from, to, fromRow ?? '', toRow ?? ''].join('\n');
}

function wireMarks(segment: Segment, spots: ReadonlyMap<string, Spot>, ports: Ports): readonly string[] {
  const [from, to] = [spots.get(segment.from), spots.get(segment.to)];
  if (from === undefined || to === undefined) return [];
  const [x1, x2] = [from.x + from.width, to.x];
  const [y1, y2] = [ports.get(portKey(segment, 'from')) ?? 0, ports.get(portKey(segment, 'to')) ?? 0];
  const bend = pixel((x1 + x2) / 2);
  const curve = `M${pixel(x1)} ${pixel(y1)}C${bend} ${pixel(y1)} ${bend} ${pixel(y2)} ${pixel(x2)} ${pixel(y2)}`;
  const tips = [...tip(segment.right, x2, y2, -1), ...tip(segment.left, x1, y1, 1)];
  return [pathMark(curve, segment.dashed ? 'wire later' : 'wire'), ...tips];
}

/** An arrow head, or the foot of a crow where many rows refer to one. */
function tip(sign: string, x: number, y: number, toward: 1 | -1): readonly string[] {
  const [back, top, bottom] = [pixel(x + 9 * toward), pixel(y - 4), pixel(y + 4)];
  const end = `${pixel(x)} ${pixel(y)}`;
  if (sign === '▶' || sign === '◀') return [pathMark(`M${end}L${back} ${top}L${back} ${bottom}z`, 'tip')];
  if (sign !== '<') return [];
  return [pathMark(`M${pixel(x)} ${top}L${back} ${pixel(y)}L${pixel(x)} ${bottom}`, 'wire')];
}

function passing({ placed, x, width }: Spot): readonly string[] {
  if (placed.slot.box !== undefined) return [];
  const y = pixel(middle(placed) * line);
  return [pathMark(`M${pixel(x)} ${y}H${pixel(x + width)}`, placed.slot.dashed ? 'wire later' : 'wire')];
}

function framed({ placed, x, width }: Spot, names: ReadonlyMap<string, string>): readonly string[] {
  const { box } = placed.slot;
  if (box === undefined) return [];
  return boxMarks(box, { x, y: placed.top * line, width, name: names.get(box.id) ?? '' });
}
