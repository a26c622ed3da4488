import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followArrows } from '../../../../test/support/follow-arrows.ts';
import { displayWidth } from '../../model/display-width.ts';
import { drawLayered } from './draw-layered.ts';
import type { Box, Wire } from './layered.ts';

function box(id: string): Box {
  return { id, rows: [id, 'a service'], head: 0 };
}

function wire(from: string, to: string): Wire {
  return { from, to, bus: to, dashed: false, tip: '▶' };
}

/** `drawn('a → b, b → c')` */
function drawn(text: string, width = 100): string | undefined {
  const wires = text.split(', ').map((arrow) => {
    const [from = '', to = ''] = arrow.split(' → ');
    return wire(from, to);
  });
  const names = [...new Set(wires.flatMap((each) => [each.from, each.to]))];
  return drawLayered(names.map(box), wires, width);
}

test('a chain runs straight', () => {
  expect(drawn('web → api, api → store')).toMatchInlineSnapshot(`
    "┌───────────┐      ┌───────────┐      ┌───────────┐
    │ web       ├─────▶│ api       ├─────▶│ store     │
    │ a service │      │ a service │      │ a service │
    └───────────┘      └───────────┘      └───────────┘"
  `);
});

test('callers of one target share its arrow', () => {
  expect(drawn('a → store, b → store, c → store')).toMatchInlineSnapshot(`
    "┌───────────┐
    │ a         ├─┐
    │ a service │ │
    └───────────┘ │
                  │
    ┌───────────┐ │    ┌───────────┐
    │ b         ├─┼───▶│ store     │
    │ a service │ │    │ a service │
    └───────────┘ │    └───────────┘
                  │
    ┌───────────┐ │
    │ c         ├─┘
    │ a service │
    └───────────┘"
  `);
});

test('an arrow over two columns passes between the boxes', () => {
  expect(drawn('web → api, web → store, api → worker, worker → store')).toMatchInlineSnapshot(`
    "                      ┌───────────┐      ┌───────────┐
                  ┌──────▶│ api       ├─────▶│ worker    ├─┐    ┌───────────┐
    ┌───────────┐ │       │ a service │      │ a service │ ├───▶│ store     │
    │ web       ├─┘       └───────────┘      └───────────┘ │    │ a service │
    │ a service ├──────────────────────────────────────────┘    └───────────┘
    └───────────┘"
  `);
});

test('a call that closes a cycle points back', () => {
  expect(drawn('orders → billing, billing → orders, billing → bank')).toMatchInlineSnapshot(`
    "┌───────────┐         ┌───────────┐      ┌───────────┐
    │ orders    ├────────▶│ billing   ├─────▶│ bank      │
    │ a service │◀────────┤ a service │      │ a service │
    └───────────┘         └───────────┘      └───────────┘"
  `);
});

test('what does not fit is not drawn', () => {
  expect(drawn('a → b, b → c, c → d, d → e', 40)).toBeUndefined();
});

/** Arrows from earlier to later nodes only: a cycle has an arrow that points back, which the eye follows otherwise. */
const graph = fc
  .uniqueArray(fc.tuple(fc.nat(8), fc.nat(8)), { minLength: 1, maxLength: 14, selector: ([a, b]) => `${a} ${b}` })
  .map((pairs) => pairs.flatMap(([a, b]) => (a === b ? [] : [wire(`n${Math.min(a, b)}`, `n${Math.max(a, b)}`)])))
  .filter((wires) => wires.length > 0);

test('the eye that follows the lines finds exactly the arrows that were asked for', () => {
  let drawings = 0;
  fc.assert(
    fc.property(graph, (wires) => {
      const names = [...new Set(wires.flatMap((each) => [each.from, each.to]))].sort();
      const drawing = drawLayered(names.map(box), wires, 200);
      if (drawing === undefined) return;
      drawings += 1;
      const asked = new Set(wires.map((each) => `${each.from} → ${each.to}`));
      expect(followArrows(drawing)).toEqual([...asked].sort());
      for (const line of drawing.split('\n')) {
        expect(displayWidth(line)).toBeLessThanOrEqual(200);
        expect(line).toBe(line.trimEnd());
      }
    }),
    { numRuns: 300 },
  );
  // A drawing that is given up becomes a list; that has to stay the exception.
  expect(drawings).toBeGreaterThan(280);
});
