import type { DrawnDiagram } from './review.ts';
import { type Draw, drawn } from './review-diagrams.ts';

/** Draws again only what looks different from the last review: most changes leave most drawings as they are. */
export function rememberingDrawings(): { readonly draw: Draw; settle(): void } {
  let before = new Map<string, DrawnDiagram>();
  let now = new Map<string, DrawnDiagram>();
  return {
    draw: (diagram, width) => {
      const key = `${width} ${JSON.stringify(diagram)}`;
      const drawing = now.get(key) ?? before.get(key) ?? drawn(diagram, width);
      now.set(key, drawing);
      return drawing;
    },
    settle: () => {
      before = now;
      now = new Map();
    },
  };
}
