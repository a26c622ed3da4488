import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  access,
  buildSystem,
  call,
  channel,
  component,
  effect,
  endpoint,
  operationCall,
  reply,
  table,
} from '../../../test/support/build-system.ts';
import type { System } from '../model/system.ts';
import { severities } from './finding.ts';
import { runRules } from './run-rules.ts';

const routes = ['GET /orders', 'POST /orders', 'DELETE /orders/{id}', 'GET /me', 'POST /login'];
const tables = ['orders', 'order_items', 'audit_log', 'unknown'];
const services = ['shop', 'stock', 'payments', 'nowhere'];

const system = fc.record({
  endpoints: some(fc.constantFrom(...routes).map((route) => endpoint(route))),
  accesses: some(
    fc
      .record({
        route: fc.constantFrom(...routes, 'nobody'),
        verb: fc.constantFrom('select', 'count', 'insert', 'update', 'delete', 'upsert'),
        table: fc.constantFrom(...tables),
        many: fc.boolean(),
        inLoop: fc.boolean(),
        filters: fc.subarray(['id', 'customer_id', 'ghost']),
        sorts: fc.subarray(['placed_at', 'ghost']),
      })
      .map(({ route, verb, table: name, ...over }) => access(route, `${verb} ${name}`, over)),
  ),
  tables: some(
    fc.constantFrom(...tables).map((name) =>
      table(name, {
        columns: 'id bigint, customer_id bigint, placed_at date',
        foreignKeys: ['customer_id > ghosts'],
      }),
    ),
  ),
  calls: some(
    fc
      .record({
        from: fc.constantFrom(...services),
        to: fc.constantFrom(...services),
        route: fc.constantFrom(...routes),
        inTransaction: fc.boolean(),
      })
      .map(({ from, to, route, inTransaction }) => ({
        ...call(route, `POST ${to} /orders/{}`, { inTransaction, endpoint: `${to} ${route}` }),
        from,
      })),
  ),
  operationCalls: some(
    fc
      .record({ from: fc.constantFrom(...routes), to: fc.constantFrom(...routes, 'helper'), inLoop: fc.boolean() })
      .map(({ from, to, inLoop }) => operationCall(from, to, { inLoop })),
  ),
  channels: some(fc.constantFrom(...routes).map((route) => channel(`${route} done`, route))),
  effects: some(fc.constantFrom(...routes).map((route) => effect(route, 'module-state-write', 'carts'))),
  replies: some(fc.constantFrom(...routes).map((route) => reply(route, 404, { shape: { type: 'string' } }))),
});

test('no system makes a rule fail, however its parts refer to what is missing', () => {
  fc.assert(
    fc.property(system, (parts) => {
      for (const finding of runRules(buildSystem(parts))) {
        expect(finding.evidence.length).toBeGreaterThan(0);
        expect(finding.subjects.length).toBeGreaterThan(0);
        expect(`${finding.title} ${finding.message} ${finding.fix}`).not.toMatch(/undefined|NaN|\[object/);
      }
    }),
    { numRuns: 200 },
  );
});

test('findings come by severity, then file and line', () => {
  fc.assert(
    fc.property(system, (parts) => {
      const keys = runRules(buildSystem(parts)).map(
        ({ severity, evidence: [place] }) =>
          `${severities.indexOf(severity)} ${place?.file} ${String(place?.line).padStart(9, '0')}`,
      );
      expect(keys).toEqual(keys.toSorted());
    }),
    { numRuns: 100 },
  );
});

test('tests, examples and generated code are not reviewed', () => {
  const endpoints = [endpoint('GET /orders'), endpoint('POST /orders')];
  const parts: Partial<System> = {
    tables: [table('orders')],
    accesses: [access('GET /orders', 'select orders', { many: true }), access('POST /orders', 'insert orders')],
  };
  expect(runRules(buildSystem({ ...parts, endpoints })).length).toBeGreaterThan(0);
  for (const role of ['test', 'example', 'generated'] as const) {
    const marked = endpoints.map((each) => ({ ...each, role }));
    expect(runRules(buildSystem({ ...parts, endpoints: marked }))).toEqual([]);
  }
});

test('a service whose code is an example takes its calls out of the graph of services', () => {
  const circle = [
    { ...call('a', 'GET stock /x'), from: 'shop' },
    { ...call('b', 'GET shop /y'), from: 'stock' },
  ];
  expect(runRules(buildSystem({ calls: circle }))).toHaveLength(1);
  const components = [component('stock', { role: 'example' })];
  expect(runRules(buildSystem({ calls: circle, components }))).toEqual([]);
});

/** Up to five, no two alike. */
function some<T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.uniqueArray(one, { maxLength: 5, selector: (item) => JSON.stringify(item) });
}
