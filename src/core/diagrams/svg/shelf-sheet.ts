import { boxMarks, boxWidth } from './box-marks.ts';
import type { PictureBox } from './layered-sheet.ts';
import { line, type Sheet } from './sheet.ts';

/** As wide as a page of text with its figures. */
const shelfWidth = 1000;
const apart = 20;

/** Boxes without wires, side by side. */
export function shelfSheet(boxes: readonly PictureBox[]): Sheet {
  const marks: string[] = [];
  let [x, y, deepest, widest] = [0, 0, 0, 0];
  for (const box of boxes) {
    const width = boxWidth(box);
    if (x > 0 && x + width > shelfWidth) [x, y] = [0, deepest + apart];
    marks.push(...boxMarks(box, { x, y, width, name: box.name }));
    deepest = Math.max(deepest, y + (box.rows.length + 1) * line);
    widest = Math.max(widest, x + width);
    x += width + apart;
  }
  return { marks, width: widest, height: deepest };
}

/** One sheet under the other. */
export function stacked(upper: Sheet, lower: Sheet): Sheet {
  if (lower.marks.length === 0) return upper;
  if (upper.marks.length === 0) return lower;
  const moved = [`<g transform="translate(0 ${upper.height + apart})">`, ...lower.marks, '</g>'];
  return {
    marks: [...upper.marks, ...moved],
    width: Math.max(upper.width, lower.width),
    height: upper.height + apart + lower.height,
  };
}
