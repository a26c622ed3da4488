import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginningOf, fitted, moved, opening, wayInto, zoomedAt } from './viewport.ts';

const window = { width: 1000, height: 600 };
const lengths = fc.integer({ min: 20, max: 20_000 });
const sizes = fc.record({ width: lengths, height: lengths });
const points = fc.record({ x: fc.integer({ min: 0, max: 1000 }), y: fc.integer({ min: 0, max: 600 }) });

describe('fitting', () => {
  test('shows the whole drawing in the middle', () => {
    expect(fitted({ width: 1904, height: 400 }, window)).toEqual({ scale: 0.5, x: 24, y: 200 });
  });

  test('does not blow up a small drawing', () => {
    expect(fitted({ width: 100, height: 50 }, window).scale).toBe(1.25);
  });
});

describe('opening', () => {
  const corner = { x: 90, y: 40 };

  test('shows an overview whole as long as its names can be told apart', () => {
    expect(opening({ width: 1500, height: 400 }, window, corner)).toEqual(fitted({ width: 1500, height: 400 }, window));
  });

  test('shows a large drawing readable and from its beginning', () => {
    expect(opening({ width: 4000, height: 200 }, window, corner)).toEqual({ scale: 0.7, x: 24, y: 230 });
  });

  test('has the part that is read first in view, wherever that stands', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (drawing, across, down) => {
          const begins = { x: drawing.width * across, y: drawing.height * down };
          const { x, y, scale } = opening(drawing, window, begins);
          expect(x + begins.x * scale).toBeGreaterThanOrEqual(0);
          expect(x + begins.x * scale).toBeLessThanOrEqual(window.width);
          expect(y + begins.y * scale).toBeGreaterThanOrEqual(0);
          expect(y + begins.y * scale).toBeLessThanOrEqual(window.height);
        },
      ),
    );
  });
});

test('a drawing begins at the part nearest to its corner', () => {
  const box = (x: number, y: number) => ({ x, y, width: 100, height: 40 });
  expect(beginningOf([box(900, 10), box(300, 60), box(40, 700)])).toEqual({ x: 350, y: 80 });
  expect(beginningOf([])).toEqual({ x: 0, y: 0 });
});

test('zooming keeps the place under the pointer', () => {
  fc.assert(
    fc.property(sizes, points, fc.double({ min: 0.5, max: 2, noNaN: true }), (drawing, at, factor) => {
      const before = fitted(drawing, window);
      const after = zoomedAt(before, factor, at);
      const under = (viewport: typeof before) => (at.x - viewport.x) / viewport.scale;
      expect(under(after)).toBeCloseTo(under(before), 4);
    }),
  );
});

test('the way into the window brings a box into it, and none that is in it anywhere else', () => {
  const boxes = fc.record({
    x: fc.integer({ min: -2000, max: 2000 }),
    y: fc.integer({ min: -2000, max: 2000 }),
    width: fc.integer({ min: 1, max: 900 }),
    height: fc.integer({ min: 1, max: 500 }),
  });
  fc.assert(
    fc.property(boxes, (box) => {
      const way = wayInto(box, window);
      const { x, y } = moved({ ...box, scale: 1 }, way);
      expect(x).toBeGreaterThanOrEqual(24);
      expect(y).toBeGreaterThanOrEqual(24);
      expect(x + box.width).toBeLessThanOrEqual(976);
      expect(wayInto({ ...box, x, y }, window)).toEqual({ x: 0, y: 0 });
    }),
  );
});
