import type { Box } from '../ascii/layered.ts';
import { line, pathMark, pixel, textMark, widthOf } from './sheet.ts';

/** Air between a frame and what stands in it. */
const air = 10;

export function boxWidth(box: Box): number {
  return Math.max(0, ...box.rows.map(widthOf)) + 2 * air;
}

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly name: string;
}

/** A frame with its rows; the first is its name. */
export function boxMarks(box: Box, { x, y, width, name }: Frame): readonly string[] {
  const height = (box.rows.length + 1) * line;
  const size = `width="${pixel(width)}" height="${pixel(height)}"`;
  const ruled = box.head > 0 && box.head < box.rows.length;
  const rule = pixel(y + (box.head + 0.5) * line);
  return [
    `<rect x="${pixel(x)}" y="${pixel(y)}" ${size} rx="5" class="box ${name}"/>`,
    ...(ruled ? [pathMark(`M${pixel(x)} ${rule}H${pixel(x + width)}`, 'frame')] : []),
    ...box.rows.map((row, index) => textMark(x + air, y + (index + 1) * line + 4, row, index === 0 ? 'name' : '')),
  ];
}
