import type { Point, Size } from './viewport.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

type Box = Point & Size;

export const directionOfKey: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The box that an arrow leads to: near counts, and straight ahead counts more. */
export function nearestNode(boxes: readonly Box[], from: number, direction: Direction): number | undefined {
  const start = boxes[from];
  if (start === undefined) return undefined;
  let best: number | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  boxes.forEach((box, position) => {
    const distance = position === from ? undefined : distanceTowards(center(start), center(box), direction);
    if (distance === undefined || distance >= bestDistance) return;
    best = position;
    bestDistance = distance;
  });
  return best;
}

function distanceTowards(from: Point, to: Point, direction: Direction): number | undefined {
  const horizontal = direction === 'left' || direction === 'right';
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  const ahead = sign * (horizontal ? to.x - from.x : to.y - from.y);
  const aside = Math.abs(horizontal ? to.y - from.y : to.x - from.x);
  // Beside is not ahead: what lies more to the side than forward belongs to another arrow.
  return ahead > 1 && ahead >= aside / 3 ? ahead + 2 * aside : undefined;
}

function center(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
