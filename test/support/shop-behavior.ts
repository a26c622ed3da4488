import type { Call } from '../../src/core/model/call.ts';
import type { Channel } from '../../src/core/model/channel.ts';
import type { DataAccess } from '../../src/core/model/data-access.ts';
import type { Operation, OperationCall } from '../../src/core/model/operation.ts';
import { shopEndpoints } from './shop-endpoints.ts';
import { access, call, operation, quote } from './system-builder.ts';

const shop = 'database:shop-db';
const handlers = shopEndpoints.flatMap((endpoint) =>
  endpoint.handler === undefined
    ? []
    : endpoint.evidence.slice(0, 1).map((at) => operation(endpoint.service, `${endpoint.method} ${endpoint.path}`, at)),
);

const placing = 'services/orders/src/place-order.ts';
const storeAt = quote(`${placing}:44`, 'export async function storeOrder(order: NewOrder) {');
const mailAt = quote('services/mailer/src/worker.ts:9', "channel.consume('order.placed', sendConfirmation);");

export const shopOperations: readonly Operation[] = [
  ...handlers,
  operation('service:orders', 'storeOrder', storeAt),
  operation('worker:mailer', 'sendConfirmation', mailAt),
];

const placeOrder = 'service:orders#POST /orders';
const storeOrder = 'service:orders#storeOrder';

export const shopOperationCalls: readonly OperationCall[] = [
  {
    from: placeOrder,
    to: storeOrder,
    inLoop: false,
    inTransaction: true,
    evidence: quote(`${placing}:31`, '  const order = await db.transaction(() => storeOrder(draft));'),
  },
];

export const shopAccesses: readonly DataAccess[] = [
  access(
    'read one',
    'gateway:gateway#POST /login',
    `${shop}/customers`,
    quote('services/gateway/src/login.ts:11', "db.query('SELECT * FROM customers WHERE email = $1', [email])"),
    {
      filters: ['email'],
    },
  ),
  access(
    'read many',
    'service:catalog#GET /products',
    `${shop}/products`,
    quote(
      'services/catalog/src/products.ts:8',
      "db.query('SELECT * FROM products WHERE category_id = $1', [category])",
    ),
    {
      filters: ['category_id'],
    },
  ),
  access(
    'read one',
    'service:catalog#GET /products/{id}',
    `${shop}/products`,
    quote('services/catalog/src/products.ts:15', "db.query('SELECT * FROM products WHERE id = $1', [id])"),
    {
      filters: ['id'],
    },
  ),
  access(
    'delete',
    'service:catalog#DELETE /admin/products/{id}',
    `${shop}/products`,
    quote('services/catalog/src/products.ts:22', "db.query('DELETE FROM products WHERE id = $1', [id])"),
    {
      filters: ['id'],
    },
  ),
  access(
    'read many',
    'service:orders#GET /orders',
    `${shop}/orders`,
    quote(
      'services/orders/src/list-orders.ts:6',
      "db.query('SELECT * FROM orders WHERE customer_id = $1 ORDER BY created_at DESC', [user.id])",
    ),
    {
      filters: ['customer_id'],
      sorts: [{ column: 'created_at', descending: true }],
    },
  ),
  access(
    'read one',
    'service:orders#GET /orders/{id}',
    `${shop}/orders`,
    quote('services/orders/src/show-order.ts:7', "db.query('SELECT * FROM orders WHERE id = $1', [id])"),
    {
      filters: ['id'],
    },
  ),
  access(
    'read many',
    'service:orders#GET /orders/{id}',
    `${shop}/order_items`,
    quote('services/orders/src/show-order.ts:9', "db.query('SELECT * FROM order_items WHERE order_id = $1', [id])"),
    {
      filters: ['order_id'],
    },
  ),
  access(
    'update',
    'service:orders#POST /orders/{id}/cancel',
    `${shop}/orders`,
    quote('services/orders/src/cancel.ts:5', "db.query(`UPDATE orders SET status = 'cancelled' WHERE id = $1`, [id])"),
    {
      filters: ['id'],
      columns: ['status'],
    },
  ),
  access(
    'insert',
    storeOrder,
    `${shop}/order_items`,
    quote(`${placing}:50`, "    await tx.query('INSERT INTO order_items VALUES ($1, $2, $3, $4)', row);"),
    {
      inLoop: true,
      inTransaction: true,
    },
  ),
  access(
    'insert',
    storeOrder,
    `${shop}/orders`,
    quote(
      `${placing}:46`,
      "  await tx.query('INSERT INTO orders (customer_id, total_cents, note) VALUES ($1, $2, $3)', order);",
    ),
    {
      columns: ['customer_id', 'total_cents', 'note'],
      inTransaction: true,
    },
  ),
  access(
    'update',
    storeOrder,
    `${shop}/products`,
    quote(`${placing}:53`, "    await tx.query('UPDATE products SET stock = stock - $2 WHERE id = $1', row);"),
    {
      filters: ['id'],
      columns: ['stock'],
      inLoop: true,
      inTransaction: true,
    },
  ),
  access(
    'read one',
    'service:payments#GET /payments/{id}',
    'database:payments-db/payments',
    quote('services/payments/src/payments.service.ts:40', 'this.payments.findOneBy({ id })'),
    {
      filters: ['id'],
      library: 'typeorm',
    },
  ),
  access(
    'insert',
    'service:payments#POST /payments',
    'database:payments-db/payments',
    quote('services/payments/src/payments.service.ts:28', 'await this.payments.save(payment);'),
    {
      columns: ['order_id', 'amount', 'currency', 'status'],
      library: 'typeorm',
    },
  ),
];

export const shopCalls: readonly Call[] = [
  call(
    'service:orders',
    placeOrder,
    'GET /products/{}',
    quote(`${placing}:19`, "    const { data } = await axios.get(catalog + '/products/' + item.productId);"),
    {
      to: 'service:catalog',
      endpoint: 'service:catalog GET /products/{id}',
      inLoop: true,
      timeoutSearch: [`call options ${placing}:19`, 'axios defaults services/orders/src/http.ts'],
    },
  ),
  call(
    'service:orders',
    placeOrder,
    'POST /payments',
    quote(
      `${placing}:34`,
      "  const payment = await axios.post(payments + '/payments', { orderId: order.id, amount });",
    ),
    {
      to: 'service:payments',
      endpoint: 'service:payments POST /payments',
    },
  ),
  call(
    'service:payments',
    'service:payments#POST /payments',
    'POST /v1/charges',
    quote('services/payments/src/stripe.ts:14', "    return fetch(stripe + '/v1/charges', { method: 'POST', body });"),
    {
      to: 'external:api.stripe.com',
      host: 'api.stripe.com',
      library: 'fetch',
    },
  ),
];

export const shopChannels: readonly Channel[] = [
  {
    id: 'broker:broker/order.placed',
    evidence: [quote(`${placing}:38`, "  channel.publish('shop', 'order.placed', payload);")],
    provenance: 'extracted',
    role: 'system',
    broker: 'broker:broker',
    name: 'order.placed',
    publishers: [
      {
        service: 'service:orders',
        operation: placeOrder,
        inLoop: false,
        inTransaction: false,
        evidence: quote(`${placing}:38`, "  channel.publish('shop', 'order.placed', payload);"),
      },
    ],
    consumers: [
      {
        service: 'worker:mailer',
        operation: 'worker:mailer#sendConfirmation',
        inLoop: false,
        inTransaction: false,
        evidence: mailAt,
      },
    ],
  },
];
