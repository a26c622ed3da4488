import { expect, test } from 'vitest';
import { matchesPattern } from './ant-pattern.ts';

test.each([
  ['/orders', '/orders', true],
  ['/orders/', '/orders', true],
  ['/orders/*', '/orders/{id}', true],
  ['/orders/*', '/orders/{id}/lines', false],
  ['/orders/**', '/orders', true],
  ['/orders/**', '/orders/{id}/lines', true],
  ['/**/lines', '/orders/{id}/lines', true],
  ['/**', '/', true],
  ['/orders/{id}', '/orders/{orderId}', true],
  ['/orders/open', '/orders/{id}', false],
  ['/*.html', '/index.html', true],
  ['/order?', '/orders', true],
  ['/orders', '/order', false],
])('%s and %s: %s', (pattern, path, expected) => {
  expect(matchesPattern(pattern, path)).toBe(expected);
});
