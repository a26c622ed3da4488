import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortAgain } from './sort-again.ts';

interface Item {
  readonly name: string;
  readonly came: number;
}

const compare = (a: Item, b: Item): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
const some = fc.array(fc.constantFrom('ant', 'bee', 'cat', 'cow', 'dog', 'eel', 'elk', 'emu', 'fox', 'gnu'), {
  maxLength: 30,
});

test('a list that was sorted before is sorted as if it never was, equals in the order in which they come', () => {
  fc.assert(
    fc.property(some, some, fc.func(fc.boolean()), (names, more, stays) => {
      const before = names.map((name, came): Item => ({ name, came })).toSorted(compare);
      const fresh = more.slice(0, 4).map((name, came): Item => ({ name, came: 100 + came }));
      const items = [
        ...fresh.slice(0, 2),
        ...before.filter(stays),
        ...fresh.slice(2),
        ...before.slice(0, more.length % 2),
      ];
      expect(sortAgain(sortAgain(undefined, before, compare), items, compare).items).toEqual(items.toSorted(compare));
    }),
    { numRuns: 500 },
  );
});

test('what came in the place of others is sorted as if it never was sorted', () => {
  fc.assert(
    fc.property(some, fc.array(fc.nat({ max: 30 }), { maxLength: 3 }), fc.nat({ max: 30 }), (names, places, again) => {
      const before = names.map((name, came): Item => ({ name, came }));
      // The very same item may come twice.
      const list = [...before, ...before.slice(again, again + 1)];
      const items = list.map((item, at) => (places.includes(at) ? { ...item, came: 100 + at } : item));
      expect(sortAgain(sortAgain(undefined, list, compare), items, compare).items).toEqual(items.toSorted(compare));
    }),
    { numRuns: 500 },
  );
});

test('what stood in order is not compared with each other again', () => {
  const before = Array.from({ length: 1000 }, (_, came): Item => ({ name: String(1000 + came), came }));
  let compared = 0;
  const counting = (a: Item, b: Item): number => {
    compared++;
    return compare(a, b);
  };
  const item = { name: '1500 and a half', came: 0 };
  const known = sortAgain(undefined, before, compare);
  expect(sortAgain(known, [item, ...before.slice(1)], counting).items[500]).toBe(item);
  expect(compared).toBeLessThan(25);
});
