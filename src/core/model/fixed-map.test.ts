import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FixedMap } from './fixed-map.ts';

const entries = fc.uniqueArray(fc.tuple(fc.constantFrom('ant', 'bee', 'cat', 'cow', 'dog', 'eel', 'elk'), fc.nat()), {
  selector: ([key]) => key,
});

test('with other values it says what a map would that has them set', () => {
  fc.assert(
    fc.property(entries, entries, (own, changes) => {
      const map = new Map<string, number>(own);
      const known = changes.filter(([key]) => map.has(key));
      const fixed = FixedMap.of(map).with(changes);
      for (const [key, value] of known) map.set(key, value);
      const seen: unknown[] = [];
      fixed.forEach((value, key) => {
        seen.push([key, value]);
      });
      expect([[...fixed], [...fixed.keys()], [...fixed.values()], fixed.size]).toEqual([
        [...map],
        [...map.keys()],
        [...map.values()],
        map.size,
      ]);
      expect(seen).toEqual([...map]);
      for (const key of ['ant', 'bee', 'owl'])
        expect([fixed.get(key), fixed.has(key)]).toEqual([map.get(key), map.has(key)]);
    }),
  );
});

test('what changed since is told of maps of one origin alone, and the earlier one stays as it was', () => {
  const before = FixedMap.of(
    new Map([
      ['berth', 1],
      ['crane', 2],
    ]),
  );
  const now = before.with([['crane', 3]]);
  expect([now.changesSince(before), before.changesSince(now), before.get('crane')]).toEqual([
    [{ was: 2, is: 3 }],
    [{ was: 3, is: 2 }],
    2,
  ]);
  expect([now.changesSince(FixedMap.of(before)), now.changesSince(new Map(before))]).toEqual([undefined, undefined]);
});
