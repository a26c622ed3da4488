import { expect, test } from 'vitest';
import { rememberingAnswers } from './again.ts';

test('an answer holds as long as it stands on the very same things, lists on the same items', () => {
  const again = rememberingAnswers();
  const [harbor, depot] = [{ name: 'harbor' }, { name: 'depot' }];
  let asked = 0;
  const ask = (...grounds: readonly unknown[]): number => again.of('ports', grounds, () => ++asked);
  expect([
    ask(harbor, [depot]),
    ask(harbor, [depot]),
    ask({ ...harbor }, [depot]),
    ask(harbor, []),
    ask(harbor, [], depot),
    ask(harbor, []),
  ]).toEqual([1, 1, 2, 3, 4, 5]);
});

test('of each part is found anew what changed in it, in the grounds or in what it looked up', () => {
  const again = rememberingAnswers();
  const [harbor, depot] = [['berths', 'cranes'], ['shelves']];
  const stores = new Map([
    ['berths', 'sea'],
    ['shelves', 'land'],
  ]);
  const found: string[] = [];
  const ask = (parts: readonly (readonly string[])[], ...grounds: readonly unknown[]): readonly string[] => {
    found.length = 0;
    const look = (name: string): string | undefined => stores.get(name);
    return again.each('stores', parts, grounds, stored, look);
  };
  const stored = (names: readonly string[], look: (name: string) => string | undefined): string => {
    found.push(names.join());
    return names.map((name) => `${name} ${look(name)}`).join();
  };
  const first = ask([harbor, depot], 'ground');
  expect([first, found]).toEqual([
    ['berths sea,cranes undefined', 'shelves land'],
    ['berths,cranes', 'shelves'],
  ]);
  expect([ask([harbor, depot], 'ground') === first, found]).toEqual([true, []]);
  expect([ask([depot, harbor], 'ground'), found]).toEqual([first.toReversed(), []]);
  stores.set('cranes', 'quay');
  expect([ask([harbor, depot], 'ground'), found]).toEqual([
    ['berths sea,cranes quay', 'shelves land'],
    ['berths,cranes'],
  ]);
  ask([harbor, depot], 'another ground');
  expect(found).toEqual(['berths,cranes', 'shelves']);
});

test('whatever a part looked up before is looked up again, though nothing of it changed', () => {
  const again = rememberingAnswers();
  const looked: string[] = [];
  const ask = (): void => {
    const look = (name: string): number => looked.push(name) && 1;
    again.each('lengths', [names], [], (part, look) => part.map(look), look);
  };
  const names = ['berths', 'cranes'];
  ask();
  ask();
  expect(looked).toEqual(['berths', 'cranes', 'berths', 'cranes']);
});

test('lists in one are the same list, and say the same in the items of before', () => {
  const again = rememberingAnswers();
  const [berths, cranes] = [[{ id: 'berth' }], [{ id: 'crane' }]];
  const all = again.all('places', [berths, cranes]);
  expect(all).toEqual([{ id: 'berth' }, { id: 'crane' }]);
  expect(again.all('places', [berths, cranes])).toBe(all);
  const known = again.same('places', all);
  const later = again.same('places', [{ id: 'berth' }, { id: 'tug' }]);
  expect([again.same('places', structuredClone(later)) === later, later[0] === known[0], later[1]]).toEqual([
    true,
    true,
    { id: 'tug' },
  ]);
});
