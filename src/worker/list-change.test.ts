import { expect, test } from 'vitest';

import { randomFrom } from '../../test/bench/workspace/random.ts';
import { listAfter, listChange } from './list-change.ts';

const berths = Array.from('abcdefgh', (name) => ({ name }));
const [x, y] = Array.from('xy', (name) => ({ name }));

/** `a-c X e-h`: what stayed by its names, what is new in capitals. */
function told(now: readonly ({ readonly name: string } | undefined)[]): string {
  const items = now.filter((item) => item !== undefined);
  return listChange(berths, items)
    .map((part) => {
      if ('items' in part) return part.items.map(({ name }) => name.toUpperCase()).join(' ');
      const [first, last] = [berths[part.at], berths[part.at + part.count - 1]];
      return first === last ? first?.name : `${first?.name}-${last?.name}`;
    })
    .join(' ');
}

test('what stays where it was is told in one word', () => {
  const [a, b, c, d, e, f, g, h] = berths;
  const lists = {
    'as it was': berths,
    'one is another': [a, b, c, x, e, f, g, h],
    'one more': [a, b, c, x, d, e, f, g, h],
    'one less': [a, b, d, e, f, g, h],
    'two at the end': [...berths, x, y],
    'in another order': [e, f, g, h, a, b, c, d],
    'nothing left': [],
    'all new': [x, y],
  };
  const lines = Object.entries(lists).map(([what, list]) => `${what}: ${told(list)}`);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "as it was: a-h
    one is another: a-c X e-h
    one more: a-c X d-h
    one less: a-b d-h
    two at the end: a-h X Y
    in another order: e-h a-d
    nothing left: 
    all new: X Y"
  `);
});

test('whatever becomes of a list, it is put together again of the same objects', () => {
  const random = randomFrom(20261129);
  for (let round = 0; round < 500; round += 1) {
    const before = Array.from({ length: random.between(0, 12) }, (_, name) => ({ name }));
    const pool = [...before, ...Array.from({ length: random.between(0, 4) }, (_, name) => ({ name: -name }))];
    const now = Array.from({ length: pool.length === 0 ? 0 : random.between(0, 14) }, () => random.pick(pool));
    const again = listAfter(before, listChange(before, now));
    expect(again.length).toBe(now.length);
    expect(again.every((item, at) => item === now[at])).toBe(true);
  }
});
