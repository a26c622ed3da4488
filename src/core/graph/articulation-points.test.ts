import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articulationPoints } from './articulation-points.ts';
import { type Edge, graphOf } from './graph.ts';

const nodes = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const edges = fc.array(fc.record({ from: fc.constantFrom(...nodes), to: fc.constantFrom(...nodes) }), {
  maxLength: 12,
});

test('the middle of a chain holds its ends together', () => {
  expect(articulationPoints(graphOf([], arrows('a>b b>c')))).toEqual(['b']);
});

test('no node of a circle is needed to hold the rest together', () => {
  expect(articulationPoints(graphOf([], arrows('a>b b>c c>d d>a')))).toEqual([]);
});

test('a path of 200,000 nodes does not overflow the stack', () => {
  const long = Array.from({ length: 200_000 }, (_, at) => ({ from: `n${at}`, to: `n${at + 1}` }));
  expect(articulationPoints(graphOf([], long))).toHaveLength(199_999);
});

test('a node is named exactly when the rest falls into more parts without it', () => {
  fc.assert(
    fc.property(edges, (drawn) => {
      const named = articulationPoints(graphOf(nodes, drawn));
      const parts = partsOf(nodes, drawn);
      for (const node of nodes) {
        const rest = nodes.filter((other) => other !== node);
        expect(named.includes(node)).toBe(partsOf(rest, drawn) > parts);
      }
    }),
  );
});

function arrows(text: string): Edge[] {
  return text.split(' ').map((arrow) => ({ from: arrow.charAt(0), to: arrow.charAt(2) }));
}

function partsOf(members: readonly string[], drawn: readonly Edge[]): number {
  const left = new Set(members);
  let parts = 0;
  for (const start of members) {
    if (!left.delete(start)) continue;
    parts += 1;
    const group = new Set([start]);
    for (const node of group) {
      for (const { from, to } of drawn) {
        const next = from === node ? to : to === node ? from : undefined;
        if (next !== undefined && left.delete(next)) group.add(next);
      }
    }
  }
  return parts;
}
