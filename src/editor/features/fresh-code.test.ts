import { expect, test } from 'vitest';
import { createFreshCode } from './fresh-code.ts';

const file = '/shop/src/orders.ts';
const list = "router.get('/orders', listOrders);";
const place = "router.post('/orders', placeOrder);";

function freshTexts(tracker: ReturnType<typeof createFreshCode>): string[] {
  return tracker.of(file).map((mark) => mark.text);
}

test('what a file held when it was opened is not new', () => {
  const tracker = createFreshCode();
  tracker.open(file, list);
  expect(freshTexts(tracker)).toEqual([]);
});

test('a route that is written is new, also when the ones around it move', () => {
  const tracker = createFreshCode();
  tracker.open(file, list);
  tracker.change(file, `// orders\n${list}\n${place}`);
  expect(freshTexts(tracker)).toEqual([place]);
});

test('everything in a file that did not exist is new, whichever the editor tells first', () => {
  const told = createFreshCode();
  told.create(file);
  told.open(file, list);
  const opened = createFreshCode();
  opened.open(file, list);
  opened.create(file);
  expect([freshTexts(told), freshTexts(opened)]).toEqual([[list], [list]]);
});

test('what somebody looked at is known, until another route is written', () => {
  const tracker = createFreshCode();
  tracker.create(file);
  tracker.open(file, list);
  tracker.settle(file);
  expect(freshTexts(tracker)).toEqual([]);
  tracker.change(file, `${list}\n${place}`);
  expect(freshTexts(tracker)).toEqual([place]);
});

test('a settled file stays known when it is closed and opened again', () => {
  const tracker = createFreshCode();
  tracker.create(file);
  tracker.open(file, list);
  tracker.settle(file);
  tracker.forget(file);
  tracker.open(file, list);
  expect(freshTexts(tracker)).toEqual([]);
});

test('where the engine has read the files nothing is guessed any more, except in what is not saved', () => {
  const tracker = createFreshCode();
  const unsaved = '/shop/src/carts.ts';
  for (const path of [file, unsaved]) {
    tracker.create(path);
    tracker.open(path, list);
  }
  tracker.settleIn('/shop', new Set([unsaved]));
  expect(freshTexts(tracker)).toEqual([]);
  expect(tracker.of(unsaved).map((mark) => mark.text)).toEqual([list]);
});

test('a folder whose name begins like that of another is not read with it', () => {
  const tracker = createFreshCode();
  const beside = '/shop-admin/src/orders.ts';
  tracker.create(beside);
  tracker.open(beside, list);
  tracker.settleIn('/shop', new Set());
  expect(tracker.of(beside).map((mark) => mark.text)).toEqual([list]);
});
