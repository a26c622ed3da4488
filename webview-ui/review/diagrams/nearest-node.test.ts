import { expect, test } from 'vitest';
import { type Direction, nearestNode } from './nearest-node.ts';

/**
 *   gateway   orders    shop
 *             catalog
 *   web
 */
const places = { gateway: [0, 0], orders: [200, 0], shop: [400, 0], catalog: [200, 100], web: [0, 200] };
const names = Object.keys(places);
const boxes = Object.values(places).map(([x = 0, y = 0]) => ({ x, y, width: 100, height: 40 }));

function from(name: string, direction: Direction): string | undefined {
  return names[nearestNode(boxes, names.indexOf(name), direction) ?? -1];
}

test('an arrow leads to the nearest node straight ahead', () => {
  expect(from('gateway', 'right')).toBe('orders');
  expect(from('shop', 'left')).toBe('orders');
  expect(from('orders', 'down')).toBe('catalog');
  expect(from('catalog', 'up')).toBe('orders');
  expect(from('gateway', 'down')).toBe('web');
});

test('an arrow with nothing ahead leads nowhere', () => {
  expect(from('shop', 'right')).toBeUndefined();
  expect(from('gateway', 'up')).toBeUndefined();
  expect(nearestNode([], 0, 'left')).toBeUndefined();
});
