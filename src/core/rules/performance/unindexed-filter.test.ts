import { describe, expect, test } from 'vitest';
import {
  access,
  buildSystem,
  component,
  endpoint,
  guard,
  operation,
  operationCall,
  table,
} from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { System } from '../../model/system.ts';
import { unindexedFilter } from './unindexed-filter.ts';

const columns = 'id bigint, customer_id bigint, status text, paid boolean, placed_at timestamptz';
const list = endpoint('GET /customers/{id}/orders');
const byCustomer = access('GET /customers/{id}/orders', 'select orders', { many: true, filters: ['customer_id'] });

test('one finding says the routes, the column, the cost and the statement', () => {
  const count = access('GET /customers/{id}/orders/count', 'count orders', { filters: ['customer_id'] });
  const create = access('POST /orders', 'insert orders');
  const system = buildSystem({
    endpoints: [list, endpoint('GET /customers/{id}/orders/count'), endpoint('POST /orders')],
    tables: [table('orders', { columns, indexes: ['placed_at'] })],
    accesses: [byCustomer, count, create],
  });
  expect(spoken(unindexedFilter, system)).toMatchInlineSnapshot(`
    "high: GET /customers/{id}/orders and GET /customers/{id}/orders/count search orders by customer_id without an index
    No key or index of orders starts with customer_id, so the database has no way to the rows but through the table. GET /customers/{id}/orders and GET /customers/{id}/orders/count can lead to the query. POST /orders adds rows to orders.
    fix: Add the index in a migration that runs outside of a transaction: \`CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);\`.
    at GET-customers-id-orders-select-orders.ts: GET /customers/{id}/orders select orders
    at shop-GET-customers-id-orders.ts: shop GET /customers/{id}/orders
    at GET-customers-id-orders-count-count-orders.ts: GET /customers/{id}/orders/count count orders
    at orders.ts: orders
    at POST-orders-insert-orders.ts: POST /orders insert orders
    looked at orders: primary key (id)
    looked at orders: index (placed_at)"
  `);
});

test('what has read a row by its key and saves it adds none', () => {
  const saves = (route: string, ...reads: readonly string[]) => [
    ...reads.map((read) => access(route, read, { filters: ['id'], library: 'spring-data' })),
    access(route, 'upsert orders', { library: 'spring-data' }),
  ];
  const system = buildSystem({
    endpoints: [list, endpoint('POST /orders/{id}/cancel'), endpoint('POST /orders/{id}/copy')],
    tables: [table('orders', { columns })],
    accesses: [byCustomer, ...saves('POST /orders/{id}/cancel', 'select orders'), ...saves('POST /orders/{id}/copy')],
  });
  expect(spoken(unindexedFilter, system)).toContain('POST /orders/{id}/copy adds rows to orders.');
});

test('where every way has a condition on it the function is named, and it is not high', () => {
  const system = buildSystem({
    endpoints: [list, endpoint('GET /export'), endpoint('POST /orders')],
    tables: [table('orders', { columns })],
    operationCalls: [
      operationCall('GET /customers/{id}/orders', 'ordersOf', { atTimes: true }),
      operationCall('GET /export', 'ordersOf', { atTimes: true }),
    ],
    accesses: [
      access('ordersOf', 'select orders', { many: true, filters: ['customer_id'] }),
      access('POST /orders', 'insert orders'),
    ],
  });
  expect(titles(unindexedFilter, system)).toEqual(['medium: ordersOf searches orders by customer_id without an index']);
});

test('several filters need one index between them', () => {
  const both = access('GET /customers/{id}/orders', 'select orders', { filters: ['status', 'customer_id'] });
  expect(about('orders', [both], ['status'])).toEqual([]);
  expect(about('orders', [both], [])).toMatchInlineSnapshot(`
    [
      "low: GET /customers/{id}/orders searches orders by customer_id and status without an index",
    ]
  `);
});

test('a search by the columns that another begins with is served by the index of that one', () => {
  const filters = ['customer_id', 'seller_id'];
  const orders = table('orders', { columns: `${columns}, seller_id bigint` });
  const about = (accesses: System['accesses']) =>
    spoken(unindexedFilter, buildSystem({ endpoints: [list, endpoint('GET /pairs')], tables: [orders], accesses }))
      .split('\n')
      .filter((line) => /^(?:low|fix|at GET)/.test(line));
  const pair = access('GET /pairs', 'select orders', { filters });
  expect(about([byCustomer, pair])).toMatchInlineSnapshot(`
    [
      "low: GET /pairs and GET /customers/{id}/orders search orders by customer_id and seller_id without an index",
      "fix: Add the index in a migration that runs outside of a transaction: \`CREATE INDEX CONCURRENTLY orders_customer_id_seller_id_idx ON orders (customer_id, seller_id);\`.",
      "at GET-pairs-select-orders.ts: GET /pairs select orders",
      "at GET-customers-id-orders-select-orders.ts: GET /customers/{id}/orders select orders",
    ]
  `);
  expect(about([access('GET /pairs', 'select orders', { filters: ['seller_id'] }), byCustomer])).toHaveLength(6);
});

test('the place that is shown is that of a route which the title names', () => {
  const sure = endpoint('GET /recent');
  const system = buildSystem({
    endpoints: [list, sure],
    tables: [table('orders', { columns })],
    operationCalls: [operationCall('GET /recent', 'recent'), operationCall('recent', 'find')],
    accesses: [
      { ...byCustomer, atTimes: true },
      access('find', 'select orders', { many: true, filters: ['customer_id'] }),
    ],
  });
  const said = spoken(unindexedFilter, system).split('\n');
  expect([said[0], said[3]]).toEqual([
    'low: GET /recent searches orders by customer_id without an index',
    'at find-select-orders.ts: find select orders',
  ]);
});

test('a range, a table that is counted before it grows and a name that databases reserve are told as what they are', () => {
  const old = access('GET /customers/{id}/orders', 'select user', {
    filters: [{ column: 'placed_at', operator: 'range' }],
  });
  const system = buildSystem({
    endpoints: [list, endpoint('POST /users')],
    tables: [table('user', { columns })],
    accesses: [old, access('POST /users', 'insert user'), access('POST /users', 'count user')],
  });
  const [title, message, fix] = spoken(unindexedFilter, system).split('\n');
  expect([title, message, fix].join('\n')).toMatchInlineSnapshot(`
    "low: GET /customers/{id}/orders searches user by placed_at without an index
    No key or index of user starts with placed_at, so the database has no way to the rows but through the table. GET /customers/{id}/orders can lead to the query. Rows of user are counted before one is added: a limit there may keep this cheap.
    fix: Add the index in a migration that runs outside of a transaction: \`CREATE INDEX CONCURRENTLY user_placed_at_idx ON "user" (placed_at);\`."
  `);
});

test('rows that administrators add are few, and MySQL wants a length for a text', () => {
  const byPath = access('GET /songs', 'select songs', { filters: ['path'] });
  const system = buildSystem({
    endpoints: [endpoint('GET /songs'), endpoint('POST /songs', { guards: [guard('authorization', 'requireAdmin')] })],
    tables: [table('songs', { columns: 'id bigint, path text', dialect: 'mysql' })],
    accesses: [byPath, access('POST /songs', 'insert songs')],
  });
  const [title, message, fix] = spoken(unindexedFilter, system).split('\n');
  expect([title, message, fix].join('\n')).toMatchInlineSnapshot(`
    "low: GET /songs searches songs by path without an index
    No key or index of songs starts with path, so the database has no way to the rows but through the table. GET /songs can lead to the query. As long as few rows of songs are set up, this costs little.
    fix: Add the index in a migration: \`CREATE INDEX songs_path_idx ON songs (path(191));\`."
  `);
});

test('high is what strangers wait for: not what they own few of, and not what the same flow clears', () => {
  const admin = [guard('authorization', 'requireAdmin')];
  const create = access('POST /orders', 'insert orders');
  const system = (over: Partial<System>): System =>
    buildSystem({
      endpoints: [list, endpoint('POST /orders')],
      tables: [table('orders', { columns, foreignKeys: ['customer_id > customers'] }), table('customers')],
      accesses: [byCustomer, create],
      ...over,
    });
  const severity = (over: Partial<System>): string => titles(unindexedFilter, system(over))[0]?.split(':')[0] ?? '';
  expect(severity({})).toBe('high');
  expect(
    severity({ endpoints: [endpoint('GET /customers/{id}/orders', { guards: admin }), endpoint('POST /orders')] }),
  ).toBe('medium');
  const demanding = [{ ...guard('authorization', 'checkPermission'), demands: ['ADMIN'] }];
  expect(severity({ endpoints: [list, endpoint('POST /orders', { guards: demanding })] })).toBe('low');
  const ways = [list, endpoint('POST /orders'), endpoint('POST /customers')];
  const parents = [access('POST /customers', 'insert customers'), access('POST /customers', 'count customers')];
  const bounded = { endpoints: ways, accesses: [byCustomer, create, ...parents] };
  expect(severity(bounded)).toBe('low');
  expect(spoken(unindexedFilter, system(bounded))).toContain('orders belong to rows of customers, which are counted');
  const old = { ...byCustomer, filters: [{ column: 'placed_at', operator: 'range' as const }] };
  expect(severity({ accesses: [old, create] })).toBe('high');
  expect(severity({ accesses: [old, create, access('GET /customers/{id}/orders', 'delete orders')] })).toBe('low');
});

describe('silent where', () => {
  test('the column leads an index, a unique constraint or the primary key', () => {
    expect(about('orders', [byCustomer], ['customer_id, placed_at'])).toEqual([]);
    expect(about('orders', [byCustomer], ['unique customer_id, status'])).toEqual([]);
    expect(about('orders', [{ ...byCustomer, filters: [{ column: 'ID', operator: 'in' }] }], [])).toEqual([]);
  });

  test('an index over an expression of the column may serve', () => {
    expect(about('orders', [byCustomer], ['(lower(customer_id))'])).toEqual([]);
  });

  test('InnoDB made the index itself for the foreign key', () => {
    const orders = table('orders', { columns, foreignKeys: ['customer_id > customers'], dialect: 'generic' });
    const mysql = component('db', { kind: 'database', technology: 'mysql' });
    const parts = { endpoints: [list], tables: [orders], accesses: [byCustomer] };
    expect(titles(unindexedFilter, buildSystem({ ...parts, components: [mysql] }))).toEqual([]);
    expect(titles(unindexedFilter, buildSystem(parts))).toHaveLength(1);
  });

  test('the filter is built elsewhere, so an indexed column may be part of it', () => {
    expect(about('orders', [{ ...byCustomer, filtersKnown: false }], [])).toEqual([]);
    const optionalFilters = [{ column: 'placed_at', operator: 'range' }] as const;
    expect(about('orders', [{ ...byCustomer, optionalFilters }], ['placed_at'])).toEqual([]);
  });

  test('the schema is not known', () => {
    const used = table('orders', { columns, origin: 'used' });
    expect(titles(unindexedFilter, buildSystem({ endpoints: [list], tables: [used], accesses: [byCustomer] }))).toEqual(
      [],
    );
    const other = access('GET /customers/{id}/orders', 'select orders', { filters: ['region'] });
    expect(about('orders', [other], [])).toEqual([]);
  });

  test('the column halves the table at best', () => {
    expect(about('orders', [access('GET /customers/{id}/orders', 'select orders', { filters: ['paid'] })], [])).toEqual(
      [],
    );
  });

  test('a time that may be missing is compared to null', () => {
    const open = access('GET /customers/{id}/orders', 'select orders', { filters: ['shipped_at'] });
    const orders = table('orders', { columns: `${columns}, shipped_at timestamptz` });
    const nullable = { ...orders, columns: orders.columns.map((column) => ({ ...column, nullable: true })) };
    const parts = { endpoints: [list], accesses: [open] };
    expect(titles(unindexedFilter, buildSystem({ ...parts, tables: [nullable] }))).toEqual([]);
    expect(titles(unindexedFilter, buildSystem({ ...parts, tables: [orders] }))).toHaveLength(1);
  });

  test('many rows match, so the database walks the index of the sort and stops at the limit', () => {
    const page = { sorts: ['placed_at'], limit: { kind: 'constant', value: 20 } } as const;
    const open = access('GET /customers/{id}/orders', 'select orders', { filters: ['status'], ...page });
    expect(about('orders', [open], ['placed_at'])).toEqual([]);
    const own = access('GET /customers/{id}/orders', 'select orders', { filters: ['customer_id'], ...page });
    expect(about('orders', [own], ['placed_at'])).toHaveLength(1);
  });

  test('the table holds settings', () => {
    const setting = access('GET /customers/{id}/orders', 'select app_settings', { filters: ['customer_id'] });
    expect(about('app_settings', [setting], [])).toEqual([]);
  });

  test('no request, message or job comes there', () => {
    const seed = { ...byCustomer, operation: 'seed' };
    const system = { operations: [operation('seed')], tables: [table('orders', { columns })], accesses: [seed] };
    expect(titles(unindexedFilter, buildSystem(system))).toEqual([]);
  });
});

function about(name: string, accesses: System['accesses'], indexes: readonly string[]): string[] {
  const tables = [table(name, { columns, indexes })];
  return titles(unindexedFilter, buildSystem({ endpoints: [list], tables, accesses }));
}
