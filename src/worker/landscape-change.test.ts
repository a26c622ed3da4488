import { expect, test } from 'vitest';
import { shopSystem } from '../../test/support/shop-system.ts';
import type { System } from '../core/model/system.ts';
import { indexSystem } from '../core/model/system-index.ts';
import { landscapeOf } from '../core/review/landscape/landscape-of.ts';
import { landscapeAfter, landscapeTeller, type NumberedLandscape } from './landscape-change.ts';

const shop = landscapeOf(indexSystem(shopSystem));

/** The shop after an edit by which everything in one file stands a line lower. */
const moved: System = {
  ...shopSystem,
  endpoints: shopSystem.endpoints.map((endpoint) =>
    endpoint.path === '/refunds' || endpoint.path === '/login'
      ? { ...endpoint, evidence: endpoint.evidence.map((place) => ({ ...place, line: place.line + 1 })) }
      : endpoint,
  ),
};

test('whoever knows the last landscape is told what became of it, and keeps the rest', () => {
  const tell = landscapeTeller();
  const first = landscapeAfter(undefined, tell(shop, undefined));
  expect(first.landscape).toEqual(shop);

  const now = landscapeOf(indexSystem(moved));
  const change = tell(now, first.number);
  const told = Object.entries(change.lists).flatMap(([list, parts]) =>
    (parts as readonly object[]).flatMap((part) => ('items' in part ? [`${list} ${JSON.stringify(part.items)}`] : [])),
  );
  expect(told).toEqual([`endpoints ${JSON.stringify(now.endpoints.filter(({ name }) => name === 'POST /login'))}`]);

  const second = landscapeAfter(first, change);
  expect(second.landscape).toEqual(now);
  expect(second.landscape.tables[0]).toBe(first.landscape.tables[0]);
});

test.each<[string, (first: NumberedLandscape) => NumberedLandscape | undefined]>([
  ['nothing', () => undefined],
  ['one of another time', ({ landscape }) => ({ number: 7, landscape: { ...landscape, calls: [] } })],
])('whoever knows %s is told everything', (_, known) => {
  const tell = landscapeTeller();
  const other = known(landscapeAfter(undefined, tell(shop, undefined)));
  const change = tell(shop, other?.number);
  expect(change.since).toBeUndefined();
  expect(landscapeAfter(other, change).landscape).toEqual(shop);
});
