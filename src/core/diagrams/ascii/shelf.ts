import { displayWidth, padded } from '../../model/display-width.ts';
import { createCanvas } from './canvas.ts';
import type { Box } from './layered.ts';

/** Boxes side by side, in as many rows as the width asks for. */
export function shelved(boxes: readonly Box[], width: number): string {
  const canvas = createCanvas();
  let [top, column, lowest] = [0, 0, 0];
  for (const box of boxes) {
    const lines = framed(box);
    const size = displayWidth(lines[0] ?? '');
    if (column > 0 && column + size > width) [top, column] = [lowest + 1, 0];
    for (const [row, line] of lines.entries()) canvas.write(top + row, column, line);
    column += size + 2;
    lowest = Math.max(lowest, top + lines.length);
  }
  return canvas.toString();
}

export function framed(box: Box): readonly string[] {
  const inner = Math.max(1, ...box.rows.map(displayWidth));
  const line = '─'.repeat(inner + 2);
  const rows = box.rows.map((row) => `│ ${padded(row, inner)} │`);
  const ruled = box.head > 0 && box.head < box.rows.length;
  const body = ruled ? [...rows.slice(0, box.head), `├${line}┤`, ...rows.slice(box.head)] : rows;
  return [`┌${line}┐`, ...body, `└${line}┘`];
}
