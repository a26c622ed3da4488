import type { Segment } from './layered.ts';
import type { Placed } from './placement.ts';

/** One bus between two columns: rows at which it comes from the left and goes to the right. */
export interface Net {
  readonly bus: string;
  readonly dashed: boolean;
  readonly left: readonly End[];
  readonly right: readonly End[];
}

export interface End {
  readonly row: number;
  readonly tip: string;
}

/** Rows of a placed box on the sheet that hold text, in order. */
export type TextRows = (placed: Placed) => readonly number[];

/** Every segment of a gap joined to its bus, with the rows at which each leaves and arrives. */
export function netsOf(
  left: readonly Placed[],
  right: readonly Placed[],
  segments: readonly Segment[],
  textRows: TextRows,
): readonly Net[] {
  const exits = portRows(left, segments, 'left', tops(right), textRows);
  const entries = portRows(right, segments, 'right', tops(left), textRows);
  const buses = [...new Set(segments.map((segment) => segment.bus))];
  return buses.map((bus) => {
    const own = segments.filter((segment) => segment.bus === bus);
    return {
      bus,
      dashed: own.some((segment) => segment.dashed),
      left: ends(own, exits, (segment) => ({ slot: segment.from, row: segment.fromRow, tip: segment.left })),
      right: ends(own, entries, (segment) => ({ slot: segment.to, row: segment.toRow, tip: segment.right })),
    };
  });
}

interface Port {
  readonly slot: string;
  readonly row?: number | undefined;
}

function portKey(bus: string, port: Port): string {
  return [bus, port.slot, port.row ?? ''].join('\n');
}

function ends(
  segments: readonly Segment[],
  rows: ReadonlyMap<string, number>,
  endOf: (segment: Segment) => Port & { readonly tip: string },
): readonly End[] {
  const found = new Map<number, End>();
  for (const segment of segments) {
    const { tip, ...port } = endOf(segment);
    const row = rows.get(portKey(segment.bus, port)) ?? 0;
    const known = found.get(row)?.tip ?? '';
    found.set(row, { row, tip: known === '' ? tip : known });
  }
  return [...found.values()].sort((a, b) => a.row - b.row);
}

function tops(column: readonly Placed[]): ReadonlyMap<string, number> {
  return new Map(column.map((placed) => [placed.slot.id, placed.top + placed.height / 2]));
}

/** Port → row. Buses of one box are spread over its rows in the order of where they lead, so that they do not cross. */
function portRows(
  column: readonly Placed[],
  segments: readonly Segment[],
  side: 'left' | 'right',
  across: ReadonlyMap<string, number>,
  textRows: TextRows,
): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const placed of column) {
    const own = segments.filter((segment) => (side === 'left' ? segment.from : segment.to) === placed.slot.id);
    const text = textRows(placed);
    const free = new Map<string, number[]>();
    for (const segment of own) {
      const row = side === 'left' ? segment.fromRow : segment.toRow;
      if (row !== undefined) {
        rows.set(portKey(segment.bus, { slot: placed.slot.id, row }), text[row] ?? placed.top + 1);
        continue;
      }
      const far = across.get(side === 'left' ? segment.to : segment.from) ?? 0;
      free.set(segment.bus, [...(free.get(segment.bus) ?? []), far]);
    }
    const sorted = [...free].sort((a, b) => mean(a[1]) - mean(b[1])).map(([bus]) => bus);
    for (const [place, bus] of sorted.entries()) {
      const row = text[spread(place, sorted.length, text.length)] ?? placed.top;
      rows.set(portKey(bus, { slot: placed.slot.id }), row);
    }
  }
  return rows;
}

export function spread(place: number, ports: number, rows: number): number {
  if (ports < 2) return Math.floor((rows - 1) / 2);
  return Math.round((place * (rows - 1)) / (ports - 1));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
