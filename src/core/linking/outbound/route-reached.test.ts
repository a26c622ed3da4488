import { expect, test } from 'vitest';
import { endpoint } from '../../../../test/support/build-system.ts';
import { routeReached } from './route-reached.ts';

test('what a caller fills in is rather a parameter than the very word that another route has there', () => {
  const routes = ['GET /orders/price/{id}', 'GET /orders/{date}/{train}', 'GET /orders/all'].map((route) =>
    endpoint(route),
  );
  const reached = (path: string) => routeReached(routes, 'shop', { protocol: 'http', method: 'GET', path });
  expect(['/orders/{}/{}', '/orders/price/{}', '/orders/all', '/orders/{}'].map(reached)).toEqual([
    'shop GET /orders/{date}/{train}',
    'shop GET /orders/price/{id}',
    'shop GET /orders/all',
    'shop GET /orders/all',
  ]);
});
