import { describe, expect, test } from 'vitest';
import { access, buildSystem, component, endpoint, table } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { System } from '../../model/system.ts';
import { unindexedForeignKey } from './unindexed-foreign-key.ts';

const columns = 'id bigint, customer_id bigint, shop_id bigint';
const customers = table('customers');

test('a route that deletes parents is named with what it waits for', () => {
  const system = buildSystem({
    endpoints: [endpoint('DELETE /customers/{id}')],
    tables: [customers, table('orders', { columns, foreignKeys: ['customer_id > customers'] })],
    accesses: [access('DELETE /customers/{id}', 'delete customers', { filters: ['id'] })],
  });
  expect(spoken(unindexedForeignKey, system)).toMatchInlineSnapshot(`
    "medium: orders.customer_id refers to customers without an index
    To delete a row of customers, or to join from there, the database reads all of orders: a foreign key brings an index for the parent only. DELETE /customers/{id} (shop-DELETE-customers-id-.ts:1) deletes from customers and waits for that scan while it holds the row.
    fix: Add the index in a migration that runs outside of a transaction: \`CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);\`.
    at foreign-key-orders-customer-id-customers.ts: foreign key orders customer_id > customers
    at orders.ts: orders
    at shop-DELETE-customers-id-.ts: shop DELETE /customers/{id}
    looked at orders: primary key (id)"
  `);
});

test('foreign keys of one table are one finding with a statement each', () => {
  const orders = table('orders', { columns, foreignKeys: ['customer_id > customers', 'shop_id > shops'] });
  expect(
    spoken(unindexedForeignKey, buildSystem({ tables: [customers, table('shops'), orders] })),
  ).toMatchInlineSnapshot(`
    "low: orders has foreign keys without an index: customer_id and shop_id
    To delete a row of customers or shops, or to join from there, the database reads all of orders: a foreign key brings an index for the parent only.
    fix: Add the index in a migration that runs outside of a transaction: \`CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);\` \`CREATE INDEX CONCURRENTLY orders_shop_id_idx ON orders (shop_id);\`, one statement at a time.
    at foreign-key-orders-customer-id-customers.ts: foreign key orders customer_id > customers
    at foreign-key-orders-shop-id-shops.ts: foreign key orders shop_id > shops
    at orders.ts: orders
    looked at orders: primary key (id)"
  `);
});

test('of a relation that no constraint keeps nobody waits for a scan', () => {
  const [customer, shop] = table('orders', {
    columns,
    foreignKeys: ['customer_id > customers', 'shop_id > shops'],
  }).foreignKeys.map((key) => ({ ...key, enforced: false }));
  const orders = { ...table('orders', { columns }), foreignKeys: [customer, shop].filter((key) => key !== undefined) };
  const system = buildSystem({
    endpoints: [endpoint('DELETE /customers/{id}')],
    tables: [customers, table('shops'), orders],
    accesses: [access('DELETE /customers/{id}', 'delete customers', { filters: ['id'] })],
  });
  expect(spoken(unindexedForeignKey, system)).toMatchInlineSnapshot(`
    "low: orders has relations without an index: customer_id and shop_id
    To find what belongs to a row of customers or shops, the database reads all of orders: the relation stands in the model alone, and brings neither a constraint nor an index.
    fix: Add the index in a migration that runs outside of a transaction: \`CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);\` \`CREATE INDEX CONCURRENTLY orders_shop_id_idx ON orders (shop_id);\`, one statement at a time.
    at foreign-key-orders-customer-id-customers.ts: foreign key orders customer_id > customers
    at foreign-key-orders-shop-id-shops.ts: foreign key orders shop_id > shops
    at orders.ts: orders
    looked at orders: primary key (id)"
  `);
});

describe('silent where', () => {
  test('an index, a unique constraint or the primary key starts with the column', () => {
    expect(about({ indexes: ['customer_id, id'] })).toEqual([]);
    expect(about({ indexes: ['unique customer_id'] })).toEqual([]);
    expect(about({ primaryKey: ['customer_id', 'id'] })).toEqual([]);
  });

  test('the second column of an index is no start', () => {
    expect(about({ indexes: ['id, customer_id'] })).toHaveLength(1);
  });

  test('InnoDB adds the index itself', () => {
    expect(about({ dialect: 'mysql' })).toEqual([]);
    expect(about({ dialect: 'generic' }, { components: [component('db', { technology: 'mariadb' })] })).toEqual([]);
  });

  test('the parent is a lookup that nobody deletes from', () => {
    const orders = table('orders', { columns, foreignKeys: ['customer_id > order_statuses'] });
    const tables = [table('order_statuses'), orders];
    expect(titles(unindexedForeignKey, buildSystem({ tables }))).toEqual([]);
  });

  test('a request searches by the same column, since that finding asks for the same index', () => {
    const endpoints = [endpoint('GET /orders')];
    const accesses = [access('GET /orders', 'select orders', { filters: ['customer_id'] })];
    expect(about({}, { endpoints, accesses })).toEqual([]);
  });
});

function about(over: Parameters<typeof table>[1], parts: Partial<System> = {}): string[] {
  const orders = table('orders', { columns, foreignKeys: ['customer_id > customers'], ...over });
  return titles(unindexedForeignKey, buildSystem({ tables: [customers, orders], ...parts }));
}
