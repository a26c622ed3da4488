import type { Finding } from '../../src/core/rules/finding.ts';
import { finding, quote } from './system-builder.ts';

const placing = 'services/orders/src/place-order.ts';

/** What rules say of the shop, as a rule would say it. */
export const shopFindings: readonly Finding[] = [
  finding('missing-authentication', 'security', 'critical', {
    title: 'DELETE /admin/products/{id} deletes products without asking who calls',
    message:
      'Anyone who reaches the catalog service can delete any product: no guard stands between the application and the handler.',
    fix: "Add an authentication guard to the route or to the whole `/admin` prefix, for example `app.delete('/admin/products/:id', { preHandler: requireAdmin }, removeProduct)`.",
    evidence: [
      quote('services/catalog/src/routes.ts:41', "app.delete('/admin/products/:id', removeProduct);"),
      quote('services/catalog/src/products.ts:22', "db.query('DELETE FROM products WHERE id = $1', [id])"),
    ],
    lookedAt: [
      'services/catalog/src/app.ts:6 application',
      'services/catalog/src/routes.ts:4 plugin',
      'services/catalog/src/routes.ts:41 inline',
    ],
    subjects: ['service:catalog DELETE /admin/products/{id}'],
  }),
  finding('n-plus-one-call', 'performance', 'high', {
    title: 'POST /orders calls GET /products/{id} of catalog once for every item',
    message:
      'An order of 40 items makes 40 requests in a row before anything is stored; at 5 ms each the customer waits 200 ms for prices alone.',
    fix: 'Fetch all products of the order in one request: add `GET /products?ids=` to catalog and call it before the loop.',
    evidence: [
      quote(`${placing}:19`, "    const { data } = await axios.get(catalog + '/products/' + item.productId);"),
      quote(`${placing}:17`, '  for (const item of draft.items) {'),
    ],
    subjects: ['service:orders POST /orders', 'service:catalog GET /products/{id}'],
  }),
  finding('missing-timeout', 'services', 'high', {
    title: 'orders waits for catalog without a timeout',
    message:
      'axios waits for ever by default. When catalog hangs, every POST /orders hangs with it until the process runs out of sockets.',
    fix: 'Create one client for catalog with a timeout, `axios.create({ baseURL: catalog, timeout: 2000 })`, and use it here.',
    evidence: [
      quote(`${placing}:19`, "    const { data } = await axios.get(catalog + '/products/' + item.productId);"),
    ],
    lookedAt: [`call options ${placing}:19`, 'axios defaults services/orders/src/http.ts'],
    subjects: ['service:orders', 'service:catalog'],
  }),
  finding('dual-write', 'services', 'high', {
    title: 'POST /orders stores the order and publishes order.placed without an outbox',
    message:
      'The transaction commits on line 31 and the message leaves on line 38. A crash in between loses the confirmation mail for an order that exists.',
    fix: 'Write the event to an `outbox` table in the same transaction and let a relay publish it.',
    evidence: [
      quote(`${placing}:38`, "  channel.publish('shop', 'order.placed', payload);"),
      quote(`${placing}:31`, '  const order = await db.transaction(() => storeOrder(draft));'),
    ],
    subjects: ['service:orders POST /orders', 'broker:broker/order.placed'],
  }),
  finding('shared-table', 'services', 'medium', {
    title: 'catalog and orders both write products',
    message:
      'catalog deletes rows of products and orders updates their stock. Neither can change the table without the other.',
    fix: 'Let catalog own products: give it `POST /products/{id}/reservations` and call it from POST /orders.',
    evidence: [
      quote(`${placing}:53`, "    await tx.query('UPDATE products SET stock = stock - $2 WHERE id = $1', row);"),
      quote('services/catalog/src/products.ts:22', "db.query('DELETE FROM products WHERE id = $1', [id])"),
    ],
    subjects: ['database:shop-db/products', 'service:catalog', 'service:orders'],
  }),
  finding('unpaginated-list', 'api', 'medium', {
    title: 'GET /orders returns every order of the customer',
    message: 'Neither the route nor the query behind it has a limit, so the answer grows with every order placed.',
    fix: 'Take `limit` (at most 100) and `cursor` (the last created_at and id), and add `LIMIT` to the query.',
    evidence: [
      quote('services/orders/src/routes.ts:12', "router.get('/orders', listOrders);"),
      quote(
        'services/orders/src/list-orders.ts:6',
        "db.query('SELECT * FROM orders WHERE customer_id = $1 ORDER BY created_at DESC', [user.id])",
      ),
    ],
    subjects: ['service:orders GET /orders', 'database:shop-db/orders'],
  }),
  finding('unindexed-filter', 'performance', 'medium', {
    title: 'GET /orders filters orders by customer_id, which no index covers',
    message: 'PostgreSQL reads the whole table for each request. With a million orders that is about 100 MB per call.',
    fix: 'CREATE INDEX CONCURRENTLY orders_customer_id_created_at_idx ON orders (customer_id, created_at DESC);',
    evidence: [
      quote(
        'services/orders/src/list-orders.ts:6',
        "db.query('SELECT * FROM orders WHERE customer_id = $1 ORDER BY created_at DESC', [user.id])",
      ),
      quote('services/orders/migrations/001_shop.sql:9', 'CREATE TABLE orders ('),
    ],
    subjects: ['service:orders GET /orders', 'database:shop-db/orders'],
  }),
  finding('float-for-money', 'schema', 'medium', {
    title: 'payments.amount keeps money in double precision',
    message: 'Binary fractions cannot hold 0.10, so sums drift by cents and refunds stop matching their payments.',
    fix: 'Store cents: `amount_cents integer NOT NULL`, as orders and products already do.',
    evidence: [quote('services/payments/migrations/001_payments.sql:4', '  amount double precision NOT NULL,')],
    subjects: ['database:payments-db/payments'],
  }),
  finding('single-replica', 'scaling', 'low', {
    title: 'gateway runs once and everything passes through it',
    message: 'A restart of gateway takes the whole shop down; it calls 2 services and nothing stands beside it.',
    fix: 'Set `deploy.replicas: 2` for gateway in compose.yaml.',
    evidence: [quote('compose.yaml:2', '  gateway:\n    build: services/gateway')],
    subjects: ['gateway:gateway'],
  }),
  finding('wrong-create-status', 'api', 'info', {
    title: 'POST /orders/{id}/cancel names an action in its path',
    message: 'The other routes name resources. A cancellation can be one, too.',
    fix: 'Prefer `POST /orders/{id}/cancellations`, or keep it: it is clear and it is one route.',
    evidence: [quote('services/orders/src/routes.ts:52', "router.post('/orders/:id/cancel', cancel);")],
    subjects: ['service:orders POST /orders/{id}/cancel'],
  }),
];
