import { expect, test } from 'vitest';
import { pageText, type ReviewPage } from '../core/review/paged-review.ts';
import { pagePacker, unpackPage } from './packed-pages.ts';

const lists = ['berths', 'tides ≋', 'pilots'].map((name) => Array.from({ length: 200 }, () => ({ name })));

function page(items: readonly object[]): ReviewPage {
  return { list: 'endpoints', items };
}

test('pages are packed small and come back as they were', () => {
  const packed = lists.map(page).map(pagePacker());
  expect(packed.map(unpackPage)).toEqual(lists.map((items) => pageText(page(items))));
  expect(Math.max(...packed.map((text) => text.length))).toBeLessThan(200);
});

test('a page of the same items is not written again, and one that is shorter, longer or of others is', () => {
  const written: unknown[] = [];
  const watched = (name: string) => ({
    toJSON: () => {
      written.push(name);
      return name;
    },
  });
  const [first, second, third] = ['first', 'second', 'third'].map(watched);
  const pack = pagePacker();
  const write = (...items: readonly (object | undefined)[]) => {
    written.length = 0;
    const text = unpackPage(pack(page(items.filter((item) => item !== undefined))));
    return `${text} by writing ${written.join(', ') || 'nothing'}`;
  };
  expect(
    [write(first, second), write(first, second), write(first), write(first, third), write(third), write()].join('\n'),
  ).toMatchInlineSnapshot(`
    "{"endpoints":["first","second"]} by writing first, second
    {"endpoints":["first","second"]} by writing nothing
    {"endpoints":["first"]} by writing first
    {"endpoints":["first","third"]} by writing first, third
    {"endpoints":["third"]} by writing third
    {"endpoints":[]} by writing nothing"
  `);
});
