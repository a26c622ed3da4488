import { describe, expect, test } from 'vitest';
import { buildSystem, component, effect, endpoint } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { Deployment } from '../../model/component.ts';
import { inMemoryState } from './in-memory-state.ts';

const add = endpoint('POST /cart/items');
const three: Deployment = {
  file: 'k8s/shop.yaml',
  replicas: 3,
  ports: [],
  healthCheck: true,
  environment: {},
  dependsOn: [],
};

test('with several replicas most of the next requests miss it', () => {
  const system = buildSystem({
    endpoints: [add],
    components: [component('shop', { deployment: three })],
    effects: [effect('POST /cart/items', 'module-state-write', 'carts')],
  });
  expect(spoken(inMemoryState, system)).toMatchInlineSnapshot(`
    "high: POST /cart/items keeps carts in the memory of one process
    shop runs 3 replicas (k8s/shop.yaml), so about 67 % of the following requests land on a process that does not have it; a restart or deployment loses carts, and no second replica can see it.
    fix: Move carts into a table, or into Redis under \`carts:<id>\` with an expiry, and keep nothing between requests.
    at POST-cart-items-module-state-write-carts.ts: POST /cart/items module-state-write carts
    at shop-POST-cart-items.ts: shop POST /cart/items
    at shop.ts: shop"
  `);
});

test('a cache may be filled again, so it is a milder case', () => {
  expect(about('carts')).toEqual(['medium: POST /cart/items keeps carts in the memory of one process']);
  expect(about('priceCache')).toEqual(['low: POST /cart/items keeps priceCache in the memory of one process']);
});

describe('silent where', () => {
  test.each(['config', 'dbPool', 'prisma', 'initialized', 'requestCounter', 'isReady', 'compiledTemplates'])(
    'every process may well have its own %s',
    (name) => {
      expect(about(name)).toEqual([]);
    },
  );

  test('no request writes it', () => {
    const effects = [effect(undefined, 'module-state-write', 'carts'), effect('warmUp', 'module-state-write', 'carts')];
    expect(titles(inMemoryState, buildSystem({ endpoints: [add], effects }))).toEqual([]);
  });
});

function about(name: string): string[] {
  const effects = [effect('POST /cart/items', 'module-state-write', name)];
  return titles(inMemoryState, buildSystem({ endpoints: [add], effects }));
}
