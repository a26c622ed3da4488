import { describe, expect, test } from 'vitest';
import { buildSystem, call, component, endpoint } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { System } from '../../model/system.ts';
import { longSyncChain } from './long-sync-chain.ts';

test('four services in a row say the path, the product and the waiting', () => {
  expect(spoken(longSyncChain, chain(['shop', 'orders', 'stock', 'suppliers']))).toMatchInlineSnapshot(`
    "medium: GET /shop goes through 4 services in a row: shop → orders → stock → suppliers
    A request that goes this way fails when any of the 4 does, and takes at least as long as these calls one after the other. Their timeouts allow 6,000 ms of waiting.
    fix: Cut the chain before suppliers: let it publish its changes and stock keep the fields that it needs, or answer 202 and do the rest after the answer.
    at shop-GET-shop.ts: shop GET /shop
    at GET-shop-GET-orders-orders.ts: GET /shop GET orders /orders
    at orders-GET-orders.ts: orders GET /orders
    at GET-orders-GET-stock-stock.ts: GET /orders GET stock /stock
    at stock-GET-stock.ts: stock GET /stock
    at GET-stock-GET-suppliers-suppliers.ts: GET /stock GET suppliers /suppliers
    at suppliers-GET-suppliers.ts: suppliers GET /suppliers"
  `);
});

test('only the longest way is told, not its tails', () => {
  expect(titles(longSyncChain, chain(['a', 'b', 'c', 'd', 'e']))).toEqual([
    'medium: GET /a goes through 5 services in a row: a → b → c → d → e',
  ]);
});

test('of two ways of one length that is told which no choice decides', () => {
  const sure = chain(['a', 'b', 'y', 'z']);
  const unsure = chain(['b', 'd', 'z']);
  const system = (inArm: true | undefined): System =>
    buildSystem({
      components: [...sure.components, component('d')],
      endpoints: [...sure.endpoints, endpoint('GET /d', { service: 'd' })],
      calls: [...unsure.calls.map((each) => ({ ...each, inArm })), ...sure.calls],
    });
  expect([undefined, true as const].flatMap((inArm) => titles(longSyncChain, system(inArm)))).toEqual([
    'medium: GET /a goes through 4 services in a row: a → b → d → z',
    'medium: GET /a goes through 4 services in a row: a → b → y → z',
  ]);
});

describe('silent where', () => {
  test('three services wait for each other', () => {
    expect(titles(longSyncChain, chain(['a', 'b', 'c']))).toEqual([]);
  });

  test('the chain comes back to where it was', () => {
    expect(titles(longSyncChain, chain(['a', 'b', 'c', 'a']))).toEqual([]);
  });

  test('the last hop is a host outside', () => {
    const system = chain(['a', 'b', 'c', 'd']);
    const components = system.components.map((each) =>
      each.id === 'd' ? { ...each, kind: 'external' as const } : each,
    );
    expect(titles(longSyncChain, { ...system, components })).toEqual([]);
  });
});

/** Each service has one route, whose handler calls the route of the next. */
function chain(names: readonly string[]): System {
  const endpoints = [...new Set(names)].map((name) => endpoint(`GET /${name}`, { service: name }));
  const calls = names.slice(1).map((to, at) => {
    const from = names[at] ?? '';
    return { ...call(`GET /${from}`, `GET ${to} /${to}`, { endpoint: `${to} GET /${to}` }), from };
  });
  return buildSystem({ components: endpoints.map((each) => component(each.service)), endpoints, calls });
}
