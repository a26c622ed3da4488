import { displayWidth } from '../../model/display-width.ts';
import { markup } from '../../model/markup.ts';

/** One line of text, and one character of it, in pixels of the drawing's own fixed-width font. */
export const line = 18;
export const character = 7.3;

/** Marks of a drawing and the room that they take. */
export interface Sheet {
  readonly marks: readonly string[];
  readonly width: number;
  readonly height: number;
}

export function svgOf(sheet: Sheet, label: string): string {
  const [width, height] = [Math.ceil(sheet.width) + 2, Math.ceil(sheet.height) + 2];
  const size = `width="${width}" height="${height}" viewBox="-1 -1 ${width} ${height}"`;
  return [`<svg role="img" aria-label="${markup(label)}" ${size}>`, ...sheet.marks, '</svg>'].join('\n');
}

export function textMark(x: number, y: number, text: string, name = ''): string {
  return `<text x="${pixel(x)}" y="${pixel(y)}"${name === '' ? '' : ` class="${name}"`}>${markup(text)}</text>`;
}

export function pathMark(d: string, name: string): string {
  return `<path d="${d}" class="${name}"/>`;
}

export function widthOf(text: string): number {
  return displayWidth(text) * character;
}

/** Two machines round alike only where the digits are few. */
export function pixel(value: number): string {
  return String(Math.round(value * 10) / 10);
}
