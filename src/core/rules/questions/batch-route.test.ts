import { expect, test } from 'vitest';
import { buildSystem, call, component, endpoint } from '../../../../test/support/build-system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { batchRoute } from './batch-route.ts';

const stock = component('stock');

/** Which of the routes of the service does for many what the called one does for one. */
function found(called: string, ...others: readonly string[]): string | undefined {
  const system = buildSystem({
    components: [stock],
    endpoints: [called, ...others].map((route) => endpoint(route, { service: 'stock' })),
    calls: [call('GET /baskets', `GET stock ${called.split(' ')[1] ?? ''}`, { endpoint: `stock ${called}` })],
  });
  const [made] = system.calls;
  const route = made === undefined ? undefined : batchRoute(indexSystem(system), made);
  return route === undefined ? undefined : `${route.method} ${route.path}`;
}

test('a route for many stands beside the one for one', () => {
  expect(found('GET /items/{sku}', 'GET /items/batch')).toBe('GET /items/batch');
  expect(found('GET /items/{sku}', 'POST /items:batchGet')).toBe('POST /items:batchGet');
  expect(found('POST /items', 'POST /items/bulk')).toBe('POST /items/bulk');
});

test('nothing else is taken for one', () => {
  expect(found('GET /items/{sku}', 'GET /items', 'GET /items/search', 'GET /itemsets/batch')).toBeUndefined();
  expect(found('GET /items/{sku}', 'DELETE /items/batch', 'GET /items/{sku}/batch')).toBeUndefined();
});
