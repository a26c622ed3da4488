import { expect, test } from 'vitest';
import { endpoint } from '../../../../test/support/build-system.ts';
import { routesReached } from './routes-reached.ts';

const berths = endpoint('GET /berths/{id}', { service: 'harbor' });
const cranes = endpoint('GET /cranes', { service: 'harbor' });
const asked = { protocol: 'http', method: 'GET', path: '/cranes' } as const;

test('what was found holds as long as the service has the same routes, and no longer', () => {
  const ask = (...routes: readonly (typeof berths)[]) => routesReached(routes)('harbor', asked);
  expect([ask(berths, cranes), ask(berths, cranes), ask(berths), ask(berths, cranes)]).toEqual([
    cranes.id,
    cranes.id,
    undefined,
    cranes.id,
  ]);
});

test('only routes of the service are reached, and each way of asking is told apart', () => {
  const reach = routesReached([berths, cranes]);
  const ways = [asked, { ...asked, method: 'POST' as const }, { ...asked, path: '/berths/{}' }];
  expect(ways.map((way) => reach('harbor', way))).toEqual([cranes.id, undefined, berths.id]);
  expect(reach('depot', asked)).toBe(undefined);
});
