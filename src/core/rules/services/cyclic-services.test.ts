import { describe, expect, test } from 'vitest';
import { buildSystem, call, component, endpoint } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { Call } from '../../model/call.ts';
import type { Component } from '../../model/component.ts';
import { cyclicServices } from './cyclic-services.ts';

const [orders, stock, prices] = ['orders', 'stock', 'prices'].map((name) => component(name)) as [
  Component,
  Component,
  Component,
];

test('a circle that one request travels is told edge by edge', () => {
  const place = endpoint('POST /orders', { service: 'orders' });
  const reserve = endpoint('POST /reservations', { service: 'stock' });
  const system = buildSystem({
    components: [orders, stock],
    endpoints: [place, reserve],
    calls: [
      edge('orders', 'POST stock /reservations', { operation: 'POST /orders', endpoint: reserve.id }),
      edge('stock', 'GET orders /orders', { operation: 'POST /reservations', endpoint: place.id }),
    ],
  });
  expect(spoken(cyclicServices, system)).toMatchInlineSnapshot(`
    "high: orders → stock → orders is a circle of synchronous calls
    orders calls stock in orders-handler-POST-stock-reservations.ts:1, stock calls orders in stock-handler-GET-orders-orders.ts:1. One request travels the whole circle, so each of them waits for an answer that needs a free thread or connection in itself: a slow moment of one stops all.
    fix: Cut orders → stock: let stock publish what orders asks for, or pass it along in the request.
    at orders-handler-POST-stock-reservations.ts: orders handler POST stock /reservations
    at stock-handler-GET-orders-orders.ts: stock handler GET orders /orders"
  `);
});

test('which request travels it does not depend on where the circle is begun to be told', () => {
  const place = endpoint('POST /orders', { service: 'orders' });
  const reserve = endpoint('POST /reservations', { service: 'stock' });
  const calls = [
    edge('orders', 'POST stock /counts', { operation: 'GET /report' }),
    edge('orders', 'POST stock /reservations', { operation: 'POST /orders' }),
    edge('stock', 'GET orders /orders', { operation: 'POST /reservations', endpoint: place.id }),
  ];
  const [counts, reserving, back] = calls as [Call, Call, Call];
  const system = (...known: readonly Call[]) =>
    buildSystem({ components: [orders, stock], endpoints: [place, reserve], calls: known });
  expect(
    spoken(cyclicServices, system(counts, reserving, back))
      .split('\n')
      .slice(0, 2),
  ).toMatchInlineSnapshot(`
    [
      "medium: orders → stock → orders is a circle of synchronous calls",
      "orders calls stock in orders-handler-POST-stock-counts.ts:1, stock calls orders in stock-handler-GET-orders-orders.ts:1. A request that comes to stock can come back to it: stock then waits for an answer that needs a free thread or connection in itself.",
    ]
  `);
  expect(titles(cyclicServices, system(counts, back))).toEqual([
    'medium: orders → stock → orders is a circle of synchronous calls',
  ]);
});

test('a circle of different requests binds deployments and is a milder case', () => {
  const calls = [edge('orders', 'GET stock /a'), edge('stock', 'GET prices /b'), edge('prices', 'GET orders /c')];
  expect(titles(cyclicServices, buildSystem({ components: [orders, stock, prices], calls }))).toEqual([
    'medium: orders → stock → prices → orders is a circle of synchronous calls',
  ]);
});

describe('silent where', () => {
  test('calls go one way', () => {
    expect(about(edge('orders', 'GET stock /a'), edge('stock', 'GET prices /b'))).toEqual([]);
  });

  test('one of them only asks whether the other lives', () => {
    expect(about(edge('orders', 'GET stock /a'), edge('stock', 'GET orders /healthz'))).toEqual([]);
  });

  test('a service calls itself, or its peers through the gateway', () => {
    const gateway = component('gateway', { kind: 'gateway' });
    const calls = [
      edge('gateway', 'GET orders /a'),
      edge('orders', 'GET gateway /stock'),
      edge('orders', 'GET orders /b'),
    ];
    expect(titles(cyclicServices, buildSystem({ components: [orders, stock, gateway], calls }))).toEqual([]);
  });
});

function edge(from: string, what: string, over: Partial<Call> = {}): Call {
  return { ...call(`${from} handler`, what), from, ...over };
}

function about(...calls: readonly Call[]): string[] {
  return titles(cyclicServices, buildSystem({ components: [orders, stock, prices], calls }));
}
