import type { Table } from '../../src/core/model/table.ts';
import { foreignKey, index, quote, table } from './system-builder.ts';

const shop = 'services/orders/migrations/001_shop.sql';
const payments = 'services/payments/migrations/001_payments.sql';

export const shopTables: readonly Table[] = [
  table('database:payments-db', 'payments', quote(`${payments}:1`, 'CREATE TABLE payments ('), [
    'id uuid = gen_random_uuid()',
    'order_id uuid',
    'amount double precision',
    'currency char(3)',
    'status text',
    'created_at timestamptz = now()',
  ]),
  table(
    'database:payments-db',
    'refunds',
    quote(`${payments}:11`, 'CREATE TABLE refunds ('),
    ['id uuid = gen_random_uuid()', 'payment_id uuid', 'amount double precision', 'reason text?'],
    {
      foreignKeys: [
        foreignKey(
          'payment_id → payments.id',
          quote(`${payments}:13`, '  payment_id uuid NOT NULL REFERENCES payments (id) ON DELETE CASCADE,'),
          'cascade',
        ),
      ],
    },
  ),
  table(
    'database:shop-db',
    'categories',
    quote(`${shop}:30`, 'CREATE TABLE categories ('),
    ['id integer', 'parent_id integer?', 'name text'],
    {
      foreignKeys: [
        foreignKey('parent_id → categories.id', quote(`${shop}:32`, '  parent_id integer REFERENCES categories (id),')),
      ],
    },
  ),
  table(
    'database:shop-db',
    'customers',
    quote(`${shop}:1`, 'CREATE TABLE customers ('),
    ['id uuid = gen_random_uuid()', 'email text', 'name text', 'password_hash text', 'created_at timestamptz = now()'],
    { indexes: [index('customers_email_key', ['email'], quote(`${shop}:3`, '  email text NOT NULL UNIQUE,'), true)] },
  ),
  table(
    'database:shop-db',
    'order_items',
    quote(`${shop}:21`, 'CREATE TABLE order_items ('),
    ['order_id uuid', 'product_id uuid', 'quantity integer = 1', 'price_cents integer'],
    {
      primaryKey: ['order_id', 'product_id'],
      foreignKeys: [
        foreignKey(
          'order_id → orders.id',
          quote(`${shop}:22`, '  order_id uuid NOT NULL REFERENCES orders (id) ON DELETE CASCADE,'),
          'cascade',
        ),
        foreignKey(
          'product_id → products.id',
          quote(`${shop}:23`, '  product_id uuid NOT NULL REFERENCES products (id),'),
        ),
      ],
      checks: ['quantity > 0'],
    },
  ),
  table(
    'database:shop-db',
    'orders',
    quote(`${shop}:9`, 'CREATE TABLE orders ('),
    [
      'id uuid = gen_random_uuid()',
      'customer_id uuid',
      "status text = 'open'",
      'total_cents integer',
      'note text?',
      'created_at timestamptz = now()',
    ],
    {
      foreignKeys: [
        foreignKey(
          'customer_id → customers.id',
          quote(`${shop}:11`, '  customer_id uuid NOT NULL REFERENCES customers (id) ON DELETE CASCADE,'),
          'cascade',
        ),
      ],
      checks: ["status IN ('open', 'paid', 'shipped', 'cancelled')"],
    },
  ),
  table(
    'database:shop-db',
    'products',
    quote(`${shop}:36`, 'CREATE TABLE products ('),
    [
      'id uuid = gen_random_uuid()',
      'category_id integer?',
      'slug text',
      'title text',
      'price_cents integer',
      'stock integer = 0',
    ],
    {
      foreignKeys: [
        foreignKey(
          'category_id → categories.id',
          quote(`${shop}:38`, '  category_id integer REFERENCES categories (id) ON DELETE SET NULL,'),
          'set null',
        ),
      ],
      indexes: [index('products_slug_key', ['slug'], quote(`${shop}:39`, '  slug text NOT NULL UNIQUE,'), true)],
    },
  ),
];
