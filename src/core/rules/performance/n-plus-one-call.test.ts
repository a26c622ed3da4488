import { describe, expect, test } from 'vitest';
import { buildSystem, call, component, endpoint, operationCall, place } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { Call } from '../../model/call.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Loop } from '../../model/loop.ts';
import type { ShapeField } from '../../model/shape.ts';
import { nPlusOneCall } from './n-plus-one-call.ts';

const basket = endpoint('GET /baskets/{id}');
const stock = component('stock');
const external = component('hooks', { kind: 'external', root: undefined });

test('a call for each item says what the list costs', () => {
  const each = call('GET /baskets/{id}', 'GET stock /items/{}', { inLoop: true });
  const system = buildSystem({ endpoints: [basket], components: [stock], calls: [each] });
  expect(spoken(nPlusOneCall, system)).toMatchInlineSnapshot(`
    "medium: GET /baskets/{id} calls stock per item of a loop
    GET /items/{} can go out for each item, once or more: the answer takes longer with each, and each is one more that can fail.
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
  expect(titles(nPlusOneCall, system)).toEqual(['medium: GET /baskets/{id} calls stock per item of a loop']);
});

test('of addresses that are chosen among, each item has one', () => {
  const sent = { inLoop: true, chosen: true, evidence: [place('src/baskets.ts')] } as const;
  const calls = ['stock', 'depot'].map((peer) => call('GET /baskets/{id}', `GET ${peer} /items/{}`, sent));
  const system = buildSystem({ endpoints: [basket], components: [stock, component('depot')], calls });
  expect(spoken(nPlusOneCall, system).split('\n').slice(0, 2)).toEqual([
    'medium: GET /baskets/{id} calls stock or depot per item of a loop',
    'GET /items/{} can go out for each item, once or more: the answer takes longer with each, and each is one more that can fail.',
  ]);
});

test('a change sent to a peer in a loop is one for each item', () => {
  expect(about(call('GET /baskets/{id}', 'POST stock /reservations', { inLoop: true }))).toHaveLength(1);
});

test('a client that tries again by itself is called for each item all the same', () => {
  expect(about(call('GET /baskets/{id}', 'GET stock /items/{}', { inLoop: true, retry: true }))).toHaveLength(1);
});

test('a method of gRPC for many is named where there is one', () => {
  const [one, many] = ['GetBin', 'GetBins'].map((name) =>
    endpoint(`POST /depot.Stock/${name}`, {
      service: 'component:stock',
      protocol: 'grpc',
      request: { type: 'object', fields: [bins(name)] },
    }),
  );
  const repeated = (route: Endpoint | undefined, loop?: Loop): Call =>
    call('GET /baskets/{id}', `POST stock ${route?.path}`, {
      inLoop: true,
      protocol: 'grpc',
      endpoint: route?.id,
      loop,
    });
  const said = (route: Endpoint | undefined, loop?: Loop): string =>
    spoken(
      nPlusOneCall,
      buildSystem({
        endpoints: [basket, ...[one, many].flatMap((each) => each ?? [])],
        components: [stock],
        calls: [repeated(route, loop)],
      }),
    );
  expect(said(one)).toContain('fix: stock has depot.Stock/GetBins for many items: call it once before the loop.');
  // Each item may have a list of its own; who counts goes from portion to portion.
  expect(said(many)).toContain('per item of a loop');
  expect(said(many, { of: 'src/baskets.ts:4', counted: true })).toBe('');
});

function bins(name: string): ShapeField {
  const id = { type: 'integer' } as const;
  return { name: 'bins', required: true, shape: name.endsWith('s') ? { type: 'array', items: id } : id };
}

describe('silent where', () => {
  test('the same request is repeated: a poll', () => {
    expect(about(call('GET /baskets/{id}', 'GET stock /ready', { inLoop: true }))).toEqual([]);
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
