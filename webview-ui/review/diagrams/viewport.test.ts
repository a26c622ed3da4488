import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitted, moved, opening, wayInto, zoomedAt } from './viewport.ts';

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
  test('shows an overview whole as long as its names can be told apart', () => {
    expect(opening({ width: 1500, height: 400 }, window)).toEqual(fitted({ width: 1500, height: 400 }, window));
  });

  test('shows a large drawing readable and from its beginning', () => {
    expect(opening({ width: 4000, height: 200 }, window)).toEqual({ scale: 0.8, x: 24, y: 220 });
  });
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
