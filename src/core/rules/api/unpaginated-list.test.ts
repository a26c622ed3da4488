import { describe, expect, test } from 'vitest';
import {
  access,
  buildSystem,
  call,
  endpoint,
  guard,
  operationCall,
  place,
  table,
} from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { DataAccess } from '../../model/data-access.ts';
import { unpaginatedList } from './unpaginated-list.ts';

const columns = 'id bigint, customer_id bigint, tenant_id bigint, paid boolean, placed_at timestamptz';
const orders = table('orders', { columns, foreignKeys: ['customer_id > customers'] });
const all = access('GET /orders', 'select orders', { many: true, library: 'prisma' });
const grows = access('POST /orders', 'insert orders');

test('a list of a table that a route fills says how heavy it gets', () => {
  const system = buildSystem({
    endpoints: [endpoint('GET /orders'), endpoint('POST /orders')],
    tables: [orders],
    accesses: [all, grows],
  });
  expect(spoken(unpaginatedList, system)).toMatchInlineSnapshot(`
    "high: GET /orders reads every row of orders without a limit
    The query has neither a condition nor a limit, so that it reads the whole of orders. POST /orders adds rows to orders.
    fix: Limit the query: \`take: Math.min(Number(limit) || 20, 100)\` with \`cursor\` or \`skip\`.
    at GET-orders-select-orders.ts: GET /orders select orders
    at shop-GET-orders.ts: shop GET /orders
    at orders.ts: orders
    at POST-orders-insert-orders.ts: POST /orders insert orders
    looked at limit of the query
    looked at paging parameters of the route"
  `);
});

test('a function that others call for every row is not the place for a limit', () => {
  const shared = { ...all, operation: 'orderStore.getAll' };
  const system = buildSystem({
    endpoints: [endpoint('GET /orders'), endpoint('POST /orders/check')],
    tables: [orders],
    operationCalls: [
      operationCall('GET /orders', 'orderStore.getAll'),
      operationCall('POST /orders/check', 'orderStore.getAll'),
    ],
    accesses: [shared],
  });
  expect(spoken(unpaginatedList, system).split('\n')[2]).toMatchInlineSnapshot(
    `"fix: Give the list a query of its own with a limit, \`take: Math.min(Number(limit) || 20, 100)\` with \`cursor\` or \`skip\`: orderStore.getAll is called elsewhere as well, where every row may be needed."`,
  );
});

test('the narrower the rows, the milder the finding', () => {
  expect(about(filtered('paid'))).toEqual(['high: GET /orders reads orders without a limit']);
  expect(about(filtered('tenant_id'))).toEqual([
    'medium: GET /orders reads all orders of one tenant_id without a limit',
  ]);
  expect(about(filtered('customer_id'))).toEqual([
    'low: GET /orders reads all orders of one customer_id without a limit',
  ]);
  expect(about(filtered('user_id'))).toEqual([]);
  expect(about({ ...all, filters: [{ column: 'paid', operator: 'contains' }] })).toEqual([]);
});

test('a condition that a request may leave away is told as one', () => {
  const system = buildSystem({
    endpoints: [endpoint('GET /orders'), endpoint('POST /orders')],
    tables: [orders],
    accesses: [{ ...all, optionalFilters: [{ column: 'sku', operator: 'contains' }] }, grows],
  });
  expect(spoken(unpaginatedList, system).split('\n').slice(0, 2).join('\n')).toMatchInlineSnapshot(`
    "high: GET /orders reads orders without a limit
    The query has no limit, and no condition but on sku where a request asks for it. POST /orders adds rows to orders."
  `);
});

test('a table that nothing fills is a milder case', () => {
  const system = buildSystem({ endpoints: [endpoint('GET /orders')], tables: [orders], accesses: [all] });
  expect(titles(unpaginatedList, system)).toEqual(['low: GET /orders reads every row of orders without a limit']);
});

test('so do they who add by the route of a peer that is theirs, and nobody else does', () => {
  const theirs = endpoint('POST /admin/orders', {
    service: 'desk',
    guards: [guard('authorization', "hasRole('ADMIN')")],
  });
  const other = endpoint('POST /baskets', { service: 'web' });
  const adding = endpoint('POST /orders');
  const parts = {
    tables: [orders],
    accesses: [all, grows],
    endpoints: [endpoint('GET /orders'), adding, theirs, other],
  };
  const sent = { from: 'desk', to: 'shop', endpoint: adding.id };
  const calls = [theirs, other].map(({ handler = '' }) => call(handler, 'POST shop /orders', sent));
  expect(titles(unpaginatedList, buildSystem({ ...parts, calls: calls.slice(0, 1) }))).toEqual([
    'low: GET /orders reads every row of orders without a limit',
  ]);
  expect(titles(unpaginatedList, buildSystem({ ...parts, calls }))).toEqual([
    'high: GET /orders reads every row of orders without a limit',
  ]);
});

test('administrators add rows by hand, and what a route is not about is no list of it', () => {
  const admin = endpoint('POST /orders', { guards: [guard('authorization', 'requireAdmin')] });
  const parts = { tables: [orders], accesses: [all, grows] };
  expect(titles(unpaginatedList, buildSystem({ ...parts, endpoints: [endpoint('GET /orders'), admin] }))).toEqual([
    'low: GET /orders reads every row of orders without a limit',
  ]);
  const report = { ...all, operation: 'GET /report' };
  const besides = {
    ...parts,
    accesses: [report, grows],
    endpoints: [endpoint('GET /report'), endpoint('POST /orders')],
  };
  expect(titles(unpaginatedList, buildSystem(besides))).toEqual([
    'medium: GET /report reads every row of orders without a limit',
  ]);
  expect(titles(unpaginatedList, buildSystem({ ...besides, accesses: [report] }))).toEqual([]);
});

test('a route that chooses among queries of one table is one finding', () => {
  const sorted = { ...all, id: 'sorted', evidence: [place('sorted')] };
  const system = buildSystem({
    endpoints: [endpoint('GET /orders'), endpoint('POST /orders')],
    tables: [orders],
    accesses: [all, sorted, grows],
  });
  expect(titles(unpaginatedList, system)).toEqual(['high: GET /orders reads every row of orders without a limit']);
  expect(spoken(unpaginatedList, system)).toContain('at sorted.ts: sorted');
});

test('of several tables the list is of the first, whatever they are called', () => {
  const statement = { evidence: [place('one statement')], many: true };
  const first = access('GET /history', 'select orders', statement);
  const behind = access('GET /history', 'select coupons', { ...statement, joined: true });
  const fills = access('POST /orders', 'insert coupons');
  const system = buildSystem({
    endpoints: [endpoint('GET /history'), endpoint('POST /orders')],
    tables: [table('coupons'), orders],
    accesses: [behind, first, grows, fills],
  });
  expect(titles(unpaginatedList, system)).toEqual(['medium: GET /history reads every row of orders without a limit']);
});

describe('silent where', () => {
  test('groups are answered, unless each row is a group of its own', () => {
    expect(about({ ...all, grouped: ['customer_id'] })).toEqual([]);
    expect(about({ ...all, grouped: [] })).toEqual([]);
    expect(about({ ...all, grouped: ['id', 'paid'] })).toHaveLength(1);
  });

  test('the route is about something else, and looks up the few rows of one parent', () => {
    const read = access('GET /orders', 'select orders', { many: true, filters: ['customer_id'] });
    const parts = { tables: [orders], accesses: [{ ...read, operation: 'GET /events' }, grows] };
    const endpoints = [endpoint('GET /events'), endpoint('POST /orders')];
    expect(titles(unpaginatedList, buildSystem({ endpoints, ...parts }))).toEqual([]);
  });

  test('the query has a limit', () => {
    expect(about({ ...all, limit: { kind: 'constant', value: 50 } })).toEqual([]);
    expect(about({ ...all, limit: { kind: 'parameter' } })).toEqual([]);
  });

  test('a key pins one row, or the caller lists the keys', () => {
    expect(about(filtered('id'))).toEqual([]);
    expect(about({ ...all, filters: [{ column: 'id', operator: 'in' }] })).toEqual([]);
  });

  test('the filter is built elsewhere and may hold anything', () => {
    expect(about({ ...all, filtersKnown: false })).toEqual([]);
  });

  test('the route takes a page, which the query does not show', () => {
    const page = { name: 'pageSize', in: 'query', required: false, type: 'integer' } as const;
    expect(about(all, 'GET /orders', { parameters: [page] })).toEqual([]);
  });

  test('the route shows one thing, or is an export', () => {
    expect(about(access('GET /orders/{id}', 'select orders', { many: true }), 'GET /orders/{id}')).toEqual([]);
    expect(about(access('GET /orders/export', 'select orders', { many: true }), 'GET /orders/export')).toEqual([]);
  });

  test('another table of the same statement bounds the rows', () => {
    const statement = { evidence: [place('one statement')], many: true };
    const joined = access('GET /orders', 'select orders', statement);
    const first = access('GET /orders', 'select customers', { ...statement, filters: ['id'] });
    const parts = { endpoints: [endpoint('GET /orders')], tables: [orders], accesses: [joined, first] };
    expect(titles(unpaginatedList, buildSystem(parts))).toEqual([]);
    // Almost all of them are there still.
    const kept = access('GET /orders', 'select customers', { ...statement, joined: true, filters: ['deleted_at'] });
    expect(titles(unpaginatedList, buildSystem({ ...parts, accesses: [joined, kept] }))).toHaveLength(1);
  });

  test('the table is a lookup', () => {
    const parts = {
      tables: [table('countries')],
      accesses: [access('GET /countries', 'select countries', { many: true })],
    };
    expect(titles(unpaginatedList, buildSystem({ endpoints: [endpoint('GET /countries')], ...parts }))).toEqual([]);
  });
});

function filtered(column: string): DataAccess {
  return access('GET /orders', 'select orders', { many: true, filters: [column] });
}

function about(read: DataAccess, route = 'GET /orders', over: Parameters<typeof endpoint>[1] = {}): string[] {
  const endpoints = [endpoint(route, over), endpoint('POST /orders')];
  return titles(unpaginatedList, buildSystem({ endpoints, tables: [orders], accesses: [read, grows] }));
}
