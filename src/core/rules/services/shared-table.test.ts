import { describe, expect, test } from 'vitest';
import { access, buildSystem, component, operation, table } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { Component } from '../../model/component.ts';
import { sharedTable } from './shared-table.ts';

const accesses = [access('place', 'insert orders'), access('pay', 'update orders')];

test('both writers are named with a place, and the one who inserts is taken for the owner', () => {
  const system = buildSystem({
    components: [component('orders-api'), component('billing')],
    operations: [operation('place', 'orders-api'), operation('pay', 'billing')],
    tables: [table('orders')],
    accesses,
  });
  expect(spoken(sharedTable, system)).toMatchInlineSnapshot(`
    "high: billing and orders-api write the table orders
    billing (pay-update-orders.ts:1) and orders-api (place-insert-orders.ts:1) write orders in one store. A column that one of them renames breaks the others at run time, and a rule that orders-api checks before it writes does not bind billing.
    fix: Let orders-api own orders: replace the writes of billing with a call to a route of orders-api or an event that it consumes.
    at pay-update-orders.ts: pay update orders
    at place-insert-orders.ts: place insert orders
    at orders.ts: orders"
  `);
});

test('a worker beside its service is a milder case', () => {
  expect(about(component('orders-api'), component('orders-worker'))).toHaveLength(1);
  expect(about(component('orders-api'), component('mailer', { kind: 'worker' }))[0]).toMatch(/^low/);
});

test('programs that write by the code of one folder beside them change it together', () => {
  const placed = accesses.map((each) => ({
    ...each,
    evidence: each.evidence.map((at) => ({ ...at, file: `internal/db/${at.file}` })),
  }));
  const operations = [operation('place', 'cmd/api'), operation('pay', 'cmd/ingest')];
  const components = [component('cmd/api'), component('cmd/ingest')];
  const system = buildSystem({ components, operations, tables: [table('orders')], accesses: placed });
  expect(titles(sharedTable, system)).toEqual(['low: cmd/api and cmd/ingest write the table orders']);
});

describe('silent where', () => {
  test('one codebase runs twice', () => {
    expect(about(component('api', { root: '.' }), component('worker', { root: '.' }))).toEqual([]);
  });

  test('a library writes for whoever uses it', () => {
    expect(about(component('api'), component('database', { kind: 'library' }))).toEqual([]);
  });

  test('the other service only reads', () => {
    const system = buildSystem({
      operations: [operation('place', 'api'), operation('list', 'billing')],
      tables: [table('orders')],
      accesses: [access('place', 'insert orders'), access('list', 'select orders')],
    });
    expect(titles(sharedTable, system)).toEqual([]);
  });

  test('each has a table of that name in a store of its own', () => {
    const own = access('pay', 'update orders', { table: 'billing.orders' });
    const system = buildSystem({
      operations: [operation('place', 'api'), operation('pay', 'billing')],
      tables: [table('orders'), { ...table('orders', { store: 'billing-db' }), id: 'billing.orders' }],
      accesses: [access('place', 'insert orders'), own],
    });
    expect(titles(sharedTable, system)).toEqual([]);
  });
});

function about(a: Component, b: Component): string[] {
  const operations = [operation('place', a.id), operation('pay', b.id)];
  return titles(sharedTable, buildSystem({ components: [a, b], operations, tables: [table('orders')], accesses }));
}

test('what the same two write together is one finding', () => {
  const tables = ['seats', 'stages', 'props'].map((name) => table(name));
  const routes = ['POST /plays', 'POST /tours'];
  const system = buildSystem({
    components: [component('stage'), component('tour')],
    operations: [operation('POST /plays', 'stage'), operation('POST /tours', 'tour')],
    tables,
    accesses: [...tables.flatMap(({ name }) => routes.map((route) => access(route, `insert ${name}`)))],
  });
  expect(titles(sharedTable, system)).toEqual(['high: stage and tour write the tables seats, stages and props']);
});
