import { expect, test } from 'vitest';
import { packPage, pagePacker, unpackPage } from './packed-pages.ts';

const pages = ['berths', 'tides ≋', 'pilots'].map((name) => JSON.stringify({ [name]: Array(200).fill(name) }));

test('pages are packed small and come back as they were', () => {
  const packed = pagePacker()(pages);
  expect(packed.map(unpackPage)).toEqual(pages);
  expect(Math.max(...packed.map((page) => page.length))).toBeLessThan(200);
});

test('what changed is packed anew wherever it stands, and the rest is as it was', () => {
  const pack = pagePacker();
  const [berths = '', tides = '', pilots = ''] = pack(pages);
  const changed = JSON.stringify({ locks: [1] });
  expect(pack([changed, pages[2] ?? '', pages[0] ?? ''])).toEqual([packPage(changed), pilots, berths]);
  expect(pack(pages)).toEqual([berths, tides, pilots]);
});
