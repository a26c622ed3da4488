import { expect, test } from 'vitest';
import { buildSystem, endpoint, place } from '../../../test/support/build-system.ts';
import type { System } from './system.ts';
import { withKnown } from './with-known.ts';

const harbor = () =>
  buildSystem({ endpoints: ['GET /berths', 'GET /cranes', 'GET /tugs'].map((route) => endpoint(route)) });

test('whatever says the same is the very object of before, lists too', () => {
  const before = harbor();
  const now = withKnown(before, harbor());
  expect(now.endpoints).toBe(before.endpoints);
  expect(now).toEqual(before);
});

test('what says something else is that of now, beside objects of before', () => {
  const before = harbor();
  const moved = { ...harbor(), endpoints: harbor().endpoints.map((each, at) => (at === 1 ? movedDown(each) : each)) };
  expect(sameAs(before, withKnown(before, moved))).toEqual([true, false, true]);
  expect(withKnown(before, moved)).toEqual(moved);
});

test('objects are found again where others came before them, and order counts in what they say', () => {
  const before = harbor();
  const own = harbor().endpoints;
  const now = withKnown(before, { ...harbor(), endpoints: [endpoint('GET /anchors'), ...own] });
  expect(now.endpoints.map((each) => before.endpoints.includes(each))).toEqual([false, true, true, true]);
  const turned = { ...harbor(), endpoints: own.toReversed() };
  expect(withKnown(before, turned)).toEqual(turned);
  const { id, ...rest } = own[0] ?? endpoint('GET /berths');
  const rewritten = { ...harbor(), endpoints: [{ ...rest, id }, ...own.slice(1)] };
  expect(JSON.stringify(withKnown(before, rewritten))).toBe(JSON.stringify(rewritten));
});

function movedDown<T extends { readonly evidence: readonly unknown[] }>(each: T): T {
  return { ...each, evidence: [place('further down')] };
}

function sameAs(before: System, now: System): readonly boolean[] {
  return now.endpoints.map((each, at) => each === before.endpoints[at]);
}
