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

test('a model is told in the words of its library', () => {
  const told = (file: string, text: string, beside = ''): string => {
    const place = { file, line: 1, endLine: 1, text };
    const plain = table('orders', { columns: 'id bigint, customer_id bigint', origin: 'model', model: 'Order' });
    const columns = plain.columns.map((column) => ({ ...column, evidence: place }));
    return indexAdvice({ ...plain, columns, evidence: [place], beside: { ...place, text: beside } }, ['customer_id']);
  };
  expect(
    [
      told('schema.prisma', '  customerId Int @map("customer_id")'),
      told('order.go', 'CustomerID uint'),
      told('order.py', 'customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))'),
      told('models.py', 'customer = models.ForeignKey(Customer, on_delete=models.CASCADE)'),
      told('order.ts', '@Column()\n  customerId: number;', "import { Column } from 'typeorm';"),
      told('Order.java', 'private Long customerId;', 'import jakarta.persistence.Entity;'),
      told('order.rb', 'belongs_to :customer'),
    ].map((each) => each.replace('Declare an index on customer_id in the model Order', '…')),
  ).toMatchInlineSnapshot(`
    [
      "…, \`@@index([customerId])\`, so that the next migration makes it",
      "…, \`gorm:"index"\` on CustomerID, so that the next migration makes it",
      "…, \`index=True\` on customer_id, so that the next migration makes it",
      "…, \`models.Index(fields=['customer'])\` in its \`Meta.indexes\`, so that the next migration makes it",
      "…, \`@Index()\` on customerId, so that the next migration makes it",
      "…, \`@Index(columnList = "customer_id")\` in its \`@Table\`, so that the next migration makes it",
      "…, so that the next migration makes it",
    ]
  `);
});
