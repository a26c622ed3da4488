import { expect, test } from 'vitest';
import { buildSystem, call, endpoint } from '../../../../test/support/build-system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { defaultLoad } from './load.ts';
import { trafficOf } from './traffic.ts';

/** Tours and halls ask each other, and halls ask for keys; the desk asks both. */
const routes = ['GET /desk', 'GET /tours', 'GET /halls', 'GET /keys'];
const asks = [
  ['GET /desk', 'GET /tours'],
  ['GET /desk', 'GET /halls'],
  ['GET /tours', 'GET /halls'],
  ['GET /halls', 'GET /tours'],
  ['GET /halls', 'GET /keys'],
] as const;

function fanOuts(order: readonly string[]): readonly string[] {
  const system = buildSystem({
    endpoints: order.map((route) => endpoint(route)),
    calls: asks.map(([from, to]) => call(from, `GET shop ${to}`, { endpoint: `shop ${to}` })),
  });
  const traffic = trafficOf(indexSystem(system), defaultLoad);
  return traffic.map((each) => `${each.endpoint.path} ${each.fanOut} ${each.total}`).sort();
}

test('routes that ask each other are counted alike, whichever stands first', () => {
  expect(fanOuts(routes).join('\n')).toMatchInlineSnapshot(`
    "/desk 7 100
    /halls 3 200
    /keys 1 200
    /tours 3 200"
  `);
  expect(fanOuts(routes.toReversed())).toEqual(fanOuts(routes));
});
