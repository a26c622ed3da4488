import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Edge, type Graph, graphOf } from './graph.ts';
import { stronglyConnectedComponents } from './strongly-connected-components.ts';

const nodes = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const edges = fc.array(fc.record({ from: fc.constantFrom(...nodes), to: fc.constantFrom(...nodes) }), {
  maxLength: 14,
});

test('a circle is one component and what hangs on it stays alone', () => {
  const graph = graphOf([], arrows('a>b b>c c>a c>d'));
  expect(stronglyConnectedComponents(graph)).toEqual([['a', 'b', 'c'], ['d']]);
});

test('a path of 200,000 nodes does not overflow the stack', () => {
  const long = Array.from({ length: 200_000 }, (_, at) => ({ from: `n${at}`, to: `n${at + 1}` }));
  expect(stronglyConnectedComponents(graphOf([], long))).toHaveLength(200_001);
});

test('two nodes share a component exactly when each reaches the other', () => {
  fc.assert(
    fc.property(edges, (drawn) => {
      const graph = graphOf(nodes, drawn);
      const components = stronglyConnectedComponents(graph);
      expect(components.flat().sort()).toEqual(nodes);
      for (const a of nodes) {
        for (const b of nodes) {
          const together = components.some((component) => component.includes(a) && component.includes(b));
          expect(together).toBe(reaches(graph, a, b) && reaches(graph, b, a));
        }
      }
    }),
  );
});

test('the order in which edges are given changes nothing', () => {
  fc.assert(
    fc.property(edges, (drawn) => {
      const forward = stronglyConnectedComponents(graphOf(nodes, drawn));
      expect(stronglyConnectedComponents(graphOf(nodes, drawn.toReversed()))).toEqual(forward);
    }),
  );
});

function arrows(text: string): Edge[] {
  return text.split(' ').map((arrow) => ({ from: arrow.charAt(0), to: arrow.charAt(2) }));
}

function reaches(graph: Graph, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const node of seen) for (const next of graph.get(node) ?? []) seen.add(next);
  return seen.has(to);
}
