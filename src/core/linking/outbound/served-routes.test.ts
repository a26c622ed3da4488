import { expect, test } from 'vitest';
import { endpoint } from '../../../../test/support/build-system.ts';
import { servedRoutes } from './served-routes.ts';

const berths = endpoint('GET /berths/{id}', { service: 'harbor' });
const cranes = endpoint('GET /cranes', { service: 'harbor' });
const asked = { protocol: 'http', method: 'GET', path: '/cranes' } as const;

test('what was found holds as long as the service has the same routes, and no longer', () => {
  const ask = (...routes: readonly (typeof berths)[]) => servedRoutes(routes)('harbor')?.reached(asked);
  expect([ask(berths, cranes), ask(berths, cranes), ask(berths), ask(berths, cranes)]).toEqual([
    cranes.id,
    cranes.id,
    undefined,
    cranes.id,
  ]);
});

test('only routes of the service are reached, and each way of asking is told apart', () => {
  const routes = servedRoutes([berths, cranes]);
  const ways = [asked, { ...asked, method: 'POST' as const }, { ...asked, path: '/berths/{}' }];
  expect(ways.map((way) => routes('harbor')?.reached(way))).toEqual([cranes.id, undefined, berths.id]);
  expect([routes('depot'), routes('')?.endpoints]).toEqual([undefined, [berths, cranes]]);
});
