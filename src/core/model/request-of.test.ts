import { expect, test } from 'vitest';
import { buildSystem, call, component, endpoint } from '../../../test/support/build-system.ts';
import { requestOf } from './request-of.ts';
import { indexSystem } from './system-index.ts';

/** How a request is told that reaches this route, or none that is known. */
function told(path: string, route?: string): string {
  const system = buildSystem({
    components: [component('stock')],
    endpoints: route === undefined ? [] : [endpoint(route, { service: 'stock' })],
    calls: [call('GET /baskets', `GET stock ${path}`, route === undefined ? {} : { endpoint: `stock ${route}` })],
  });
  return system.calls.map((made) => requestOf(indexSystem(system), made)).join();
}

test('what a caller fills in has the names of the route', () => {
  expect(told('/items/{}/prices/{}', 'GET /items/{sku}/prices/{day}')).toBe('GET /items/{sku}/prices/{day}');
  expect(told('/stock/items/{}', 'GET /items/{sku}')).toBe('GET /stock/items/{sku}');
});

test('what no name is known for stays open', () => {
  expect(told('/items/{}')).toBe('GET /items/{}');
  expect(told('/items/{}/latest', 'GET /items/today/latest')).toBe('GET /items/{}/latest');
  expect(told('/items/sku-1', 'GET /items/{sku}')).toBe('GET /items/sku-1');
});

test('what the library of a service sends is told by its name', () => {
  const system = buildSystem({ calls: [call('POST /baskets', 'ANY pay.example /', { library: 'stripe' })] });
  expect(system.calls.map((made) => requestOf(indexSystem(system), made))).toEqual(['request by stripe']);
});
