import fc from 'fast-check';
import { expect, test } from 'vitest';
import { communities, type WeightedEdge } from './communities.ts';

test('two circles of friends with one bridge are two groups', () => {
  const found = communities('abcdef', edges('ab bc ca de ef fd cd'));
  expect(found.groups.map((group) => group.join(''))).toEqual(['abc', 'def']);
  // By hand: 7 edges; each group has 3 inside and a degree of 7 of 14, so 2 × (3/7 − (7/14)²).
  expect(found.modularity).toBeCloseTo(2 * (3 / 7 - 0.25), 10);
});

test('a heavy bridge holds two groups together', () => {
  const heavy = edges('ab cd bc').map((edge) => ({ ...edge, weight: edge.between.join('') === 'bc' ? 9 : 1 }));
  expect(communities('abcd', heavy).groups).toHaveLength(1);
});

test('what has no edge is a group of its own', () => {
  expect(communities('abc', edges('ab')).groups).toEqual([['a', 'b'], ['c']]);
  expect(communities('ab', [])).toEqual({ groups: [['a'], ['b']], modularity: 0 });
});

test('the karate club of Zachary falls into the four groups of the literature', () => {
  // 34 members, 78 friendships; the best known modularity is 0.4198.
  const club =
    '1:2,3,4,5,6,7,8,9,11,12,13,14,18,20,22,32;2:3,4,8,14,18,20,22,31;3:4,8,9,10,14,28,29,33;4:8,13,14;5:7,11;6:7,11,17;7:17;9:31,33,34;10:34;14:34;15:33,34;16:33,34;19:33,34;20:34;21:33,34;23:33,34;24:26,28,30,33,34;25:26,28,32;26:32;27:30,34;28:34;29:32,34;30:33,34;31:33,34;32:33,34;33:34';
  const drawn = club.split(';').flatMap((line) => {
    const [from = '', to = ''] = line.split(':');
    return to.split(',').map((other) => ({ between: [from, other] as const, weight: 1 }));
  });
  const found = communities(new Set(drawn.flatMap((edge) => edge.between)), drawn);
  expect(drawn).toHaveLength(78);
  expect(found.groups).toHaveLength(4);
  expect(found.modularity).toBeGreaterThan(0.41);
});

test('every node is in one group, and the order of the edges changes nothing', () => {
  const name = fc.constantFrom(...'abcdefgh');
  const drawn = fc.array(fc.record({ between: fc.tuple(name, name), weight: fc.integer({ min: 1, max: 5 }) }));
  fc.assert(
    fc.property(drawn, (some) => {
      const found = communities('abcdefgh', some);
      expect(found.groups.flat().sort().join('')).toBe('abcdefgh');
      expect(communities('hgfedcba', [...some].reverse())).toEqual(found);
      expect(found.modularity).toBeLessThanOrEqual(1);
    }),
  );
});

function edges(text: string): WeightedEdge[] {
  return text.split(' ').map((pair) => ({ between: [pair.charAt(0), pair.charAt(1)], weight: 1 }));
}
