import { expect, test } from 'vitest';
import { table } from '../../../../test/support/build-system.ts';
import type { Table } from '../../model/table.ts';
import { indexAdvice } from './index-statement.ts';

const orders = (...files: readonly string[]): Table => ({
  ...table('orders', { columns: 'id bigint, customer_id bigint', origin: 'model', model: 'Order' }),
  evidence: files.map((file) => ({ file, line: 1, endLine: 1, text: '' })),
});

test('beside migrations that a person writes, an index of the model would never be made', () => {
  expect(indexAdvice(orders('Order.java', 'db/migration/V1__orders.sql'), ['customer_id'])).toBe(
    'Add the index in a migration that runs outside of a transaction: `CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);`',
  );
});

test('where a tool makes the migrations of the models, the model is told', () => {
  const said = 'Declare an index on customer_id in the model Order, so that the next migration makes it';
  expect(indexAdvice(orders('Order.java'), ['customer_id'])).toBe(said);
  expect(indexAdvice(orders('schema.prisma', 'prisma/migrations/1/migration.sql'), ['customer_id'])).toBe(said);
  expect(indexAdvice(orders('shop/models.py', 'shop/migrations/0001_initial.py'), ['customer_id'])).toBe(said);
});
