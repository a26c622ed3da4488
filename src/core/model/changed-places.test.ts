import { expect, test } from 'vitest';
import { changedPlaces, hasSameFields } from './changed-places.ts';

const [tea, cup, pot] = ['tea', 'cup', 'pot'].map((name, price) => ({ name, price }));

test('the places of other elements are told, however often and of whatever is asked in between', () => {
  const before = [tea, cup, pot];
  const [now, later] = [
    [tea, pot, pot],
    [cup, cup, pot],
  ];
  expect([now, later, now, before, [tea]].map((list) => changedPlaces(before, list))).toEqual([
    [1],
    [0],
    [1],
    [],
    undefined,
  ]);
});

test('fields are the same where only others changed, and nothing came or went', () => {
  const before = [
    { name: 'tea', price: 2 },
    { name: 'cup', price: 3 },
  ];
  const dearer = before.map(({ name, price }) => ({ name, price: price + 1 }));
  expect(hasSameFields(before, dearer, ['name'])).toBe(true);
  expect(hasSameFields(before, dearer, ['name', 'price'])).toBe(false);
  expect(hasSameFields(before, dearer.slice(1), ['name'])).toBe(false);
});
