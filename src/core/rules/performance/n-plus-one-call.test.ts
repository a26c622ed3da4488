import { describe, expect, test } from 'vitest';
import { buildSystem, call, component, endpoint, operationCall } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { Call } from '../../model/call.ts';
import { nPlusOneCall } from './n-plus-one-call.ts';

const basket = endpoint('GET /baskets/{id}');
const stock = component('stock');
const external = component('hooks', { kind: 'external', root: undefined });

test('a call for each item says what the list costs', () => {
  const each = call('GET /baskets/{id}', 'GET stock /items/{}', { inLoop: true });
  const system = buildSystem({ endpoints: [basket], components: [stock], calls: [each] });
  expect(spoken(nPlusOneCall, system)).toMatchInlineSnapshot(`
    "high: GET /baskets/{id} calls stock once per item of a loop
    GET /items/{} goes out once per item: a list of 20 is 20 calls, 600 ms at 30 ms each when they wait for each other, and 20 times the load on stock when they do not. With each call at 99.9 % all 20 succeed in 98.0 % of requests (0.999^20).
    fix: Give stock a route for many items (\`GET /items?ids=a,b,c\`) and call it once before the loop.
    at GET-baskets-id-GET-stock-items-.ts: GET /baskets/{id} GET stock /items/{}
    at shop-GET-baskets-id-.ts: shop GET /baskets/{id}"
  `);
});

test('the loop may stand in the caller of the function that calls out', () => {
  const system = buildSystem({
    endpoints: [basket],
    components: [stock],
    operationCalls: [operationCall('GET /baskets/{id}', 'left', { inLoop: true })],
    calls: [call('left', 'GET stock /items/{}')],
  });
  expect(titles(nPlusOneCall, system)).toEqual(['high: GET /baskets/{id} calls stock once per item of a loop']);
});

test('a change sent to a peer in a loop is one for each item', () => {
  expect(about(call('GET /baskets/{id}', 'POST stock /reservations', { inLoop: true }))).toHaveLength(1);
});

describe('silent where', () => {
  test('the same request is repeated: a retry or a poll', () => {
    expect(about(call('GET /baskets/{id}', 'GET stock /ready', { inLoop: true }))).toEqual([]);
    expect(about(call('GET /baskets/{id}', 'GET stock /items/{}', { inLoop: true, retry: true }))).toEqual([]);
  });

  test('hooks of other people are told one after the other', () => {
    expect(about(call('GET /baskets/{id}', 'POST hooks /deliver', { inLoop: true }))).toEqual([]);
    expect(about(call('GET /baskets/{id}', 'POST stock /{}', { inLoop: true, to: undefined }))).toEqual([]);
  });

  test('the call does not repeat', () => {
    expect(about(call('GET /baskets/{id}', 'GET stock /items/{}'))).toEqual([]);
  });
});

function about(one: Call): string[] {
  return titles(nPlusOneCall, buildSystem({ endpoints: [basket], components: [stock, external], calls: [one] }));
}
