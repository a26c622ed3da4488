export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the drawing stands in its window: offset of its corner, and scale. */
export interface Viewport extends Point {
  readonly scale: number;
}

const smallest = 0.05;
const largest = 4;
// A small drawing is not blown up to the size of the window: text larger than the editor's looks wrong.
const largestFit = 1.25;
const margin = 24;
// An overview may be small as long as names can be told apart; below that, a part that can be read is worth more.
const smallestOverview = 0.6;
const readable = 0.7;

/** The same place stays under the pointer. */
export function zoomedAt(viewport: Viewport, factor: number, at: Point): Viewport {
  const scale = clamp(viewport.scale * factor, smallest, largest);
  const ratio = scale / viewport.scale;
  return { scale, x: at.x - (at.x - viewport.x) * ratio, y: at.y - (at.y - viewport.y) * ratio };
}

export function fitted(drawing: Size, window: Size): Viewport {
  const room = { width: window.width - 2 * margin, height: window.height - 2 * margin };
  const fit = Math.min(room.width / drawing.width, room.height / drawing.height, largestFit);
  const scale = clamp(fit, smallest, largest);
  return {
    scale,
    x: (window.width - drawing.width * scale) / 2,
    y: (window.height - drawing.height * scale) / 2,
  };
}

/** How a drawing is first shown: whole where that can be read, else readable, with the place where it begins in view. */
export function opening(drawing: Size, window: Size, begins: Point): Viewport {
  const whole = fitted(drawing, window);
  if (whole.scale >= smallestOverview) return whole;
  const place = (length: number, room: number, beginning: number) => {
    const spare = room - length * readable;
    return spare >= 2 * margin ? spare / 2 : clamp(room / 2 - beginning * readable, spare - margin, margin);
  };
  return {
    scale: readable,
    x: place(drawing.width, window.width, begins.x),
    y: place(drawing.height, window.height, begins.y),
  };
}

/** The middle of the part that is read first: the corner of a drawing may be empty. */
export function beginningOf(boxes: readonly (Point & Size)[]): Point {
  const first = [...boxes].sort((a, b) => a.x + a.y - (b.x + b.y))[0];
  return first === undefined ? { x: 0, y: 0 } : { x: first.x + first.width / 2, y: first.y + first.height / 2 };
}

export function moved(viewport: Viewport, by: Point): Viewport {
  return { ...viewport, x: viewport.x + by.x, y: viewport.y + by.y };
}

/** The shortest way that brings a box into the window; both in window coordinates. */
export function wayInto(box: Point & Size, window: Size): Point {
  return {
    x: wayOn(box.x, box.width, window.width),
    y: wayOn(box.y, box.height, window.height),
  };
}

function wayOn(start: number, length: number, room: number): number {
  if (start < margin) return margin - start;
  const over = start + length - (room - margin);
  return over > 0 ? -over : 0;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
