import type { ReviewFinding } from '../../../src/core/review/review.ts';
import { quote } from './evidence.ts';

type Told = Pick<ReviewFinding, 'rule' | 'area' | 'severity' | 'title' | 'message' | 'fix' | 'evidence' | 'subjects'> &
  Partial<Pick<ReviewFinding, 'lookedAt' | 'status'>>;

const told: readonly Told[] = [
  {
    rule: 'missing-authentication',
    area: 'security',
    severity: 'critical',
    title: 'DELETE /products/{id} can be called by anyone',
    message:
      'The route deletes rows of `products` and nothing on the way from the application to its handler asks who is calling. Its siblings POST and PATCH /products are behind `requireAuth`.',
    fix: 'Add `requireAuth` and `requireRole("staff")` to the route, as POST /products has them.',
    evidence: [
      quote('services/catalog/src/routes/products.ts:41', "router.delete('/:id', deleteProduct);"),
      quote(
        'services/catalog/src/routes/products.ts:18',
        "router.post('/', requireAuth, requireRole('staff'), validate(NewProduct), createProduct);",
      ),
      quote(
        'services/catalog/src/products.repository.ts:73',
        'export async function deleteProduct(id: string) {\n  await prisma.product.delete({ where: { id } });\n}',
      ),
    ],
    lookedAt: [
      'services/catalog/src/app.ts:12 application',
      'services/catalog/src/app.ts:27 mount /products',
      'services/catalog/src/routes/products.ts:9 router',
      'services/catalog/src/routes/products.ts:41 inline',
      'services/gateway/src/proxy.ts:22 gateway',
    ],
    subjects: ['endpoint:catalog:DELETE /products/{id}'],
  },
  {
    rule: 'shared-table',
    area: 'services',
    severity: 'critical',
    title: 'orders and payments both write orders',
    message:
      'Two services change rows of `orders` on their own. Neither can promise what a row holds, and a change of the column `status` has to be released in both at once.',
    fix: 'Let orders own the table. Replace the update in payments by `POST /orders/{id}/payments` or by the event `payment.captured`.',
    evidence: [
      quote(
        'services/payments/src/capture.ts:58',
        "await db('orders')\n  .where({ id: orderId })\n  .update({ status: 'paid' });",
      ),
      quote('services/orders/src/orders.service.ts:34', 'const order = await prisma.order.create({ data });'),
      quote('services/orders/prisma/schema.prisma:22', 'model Order {\n  id     String @id @default(uuid())'),
    ],
    subjects: ['table:shop:orders', 'service:orders', 'service:payments'],
  },
  {
    rule: 'n-plus-one-query',
    area: 'performance',
    severity: 'high',
    title: 'GET /orders reads order_lines once for every order',
    message:
      'Each order of the page loads its lines with a query of its own: 50 orders a page are 51 round trips, and the answer gets slower with every order a customer has.',
    fix: 'Load the lines with the orders: `include: { lines: true }`, or one query with `orderId: { in: ids }`.',
    evidence: [
      quote(
        'services/orders/src/orders.service.ts:61',
        'for (const order of orders) {\n  order.lines = await prisma.orderLine.findMany({ where: { orderId: order.id } });\n}',
      ),
      quote('services/orders/src/routes/orders.ts:14', "router.get('/', requireAuth, listOrders);"),
    ],
    subjects: ['endpoint:orders:GET /orders', 'table:shop:order_lines'],
  },
  {
    rule: 'missing-timeout',
    area: 'services',
    severity: 'high',
    title: 'orders waits for payments without a limit',
    message:
      '`axios` has no timeout of its own and none is set. When payments hangs, POST /orders hangs with it and holds a database connection until the client gives up.',
    fix: 'Create the client with `axios.create({ baseURL, timeout: 2000 })` and treat the timeout as "payment pending".',
    evidence: [
      quote(
        'services/orders/src/clients/payments.ts:11',
        'return axios.post(PAYMENTS_URL + "/payments", { orderId, amount });',
      ),
      quote(
        'services/orders/src/orders.service.ts:47',
        'const payment = await payments.charge(order.id, order.total);',
      ),
      quote(
        'services/orders/src/routes/orders.ts:15',
        "router.post('/', requireAuth, validate(NewOrder), placeOrder);",
      ),
    ],
    lookedAt: [
      'services/orders/src/clients/payments.ts:11 call options',
      'services/orders/src/clients/payments.ts:3 axios import',
      'services/orders/src/http.ts axios defaults',
    ],
    subjects: ['call:orders:payments'],
  },
  {
    rule: 'unpaginated-list',
    area: 'performance',
    severity: 'high',
    title: 'GET /products answers with every row of products',
    message:
      'The handler takes neither a limit nor a cursor and the query behind it has no `take`. The answer grows with the catalog, and so does the memory of each request.',
    fix: 'Take `limit` (at most 100) and `cursor` from the query string and pass them on as `take` and `cursor`.',
    evidence: [
      quote(
        'services/catalog/src/products.repository.ts:12',
        'return prisma.product.findMany({ orderBy: { name: "asc" } });',
      ),
      quote('services/catalog/src/routes/products.ts:16', "router.get('/', listProducts);"),
    ],
    subjects: ['endpoint:catalog:GET /products', 'table:shop:products'],
  },
  {
    rule: 'unindexed-filter',
    area: 'schema',
    severity: 'high',
    title: 'orders.customer_id is filtered by GET /orders and has no index',
    message:
      'The list of a customer filters by `customer_id` and sorts by `created_at`. No index starts with that column, so the database reads the whole table for each request.',
    fix: 'CREATE INDEX CONCURRENTLY orders_customer_id_created_at_idx\n  ON orders (customer_id, created_at DESC);',
    evidence: [
      quote(
        'services/orders/src/orders.service.ts:55',
        'const orders = await prisma.order.findMany({\n  where: { customerId },\n  orderBy: { createdAt: "desc" },\n});',
      ),
      quote('services/orders/prisma/schema.prisma:24', '  customerId String @map("customer_id")'),
    ],
    lookedAt: ['services/orders/prisma/schema.prisma', 'services/orders/prisma/migrations/20240611_init/migration.sql'],
    subjects: ['table:shop:orders', 'endpoint:orders:GET /orders'],
  },
  {
    rule: 'missing-rate-limit',
    area: 'security',
    severity: 'high',
    title: 'POST /sessions checks passwords without a limit',
    message:
      'A password can be tried as often as the network allows. Nothing on the way to the handler counts attempts.',
    fix: 'Put `rateLimit({ windowMs: 60_000, limit: 5 })` before the handler, keyed by address and account.',
    evidence: [quote('services/gateway/src/routes/sessions.ts:8', "app.post('/sessions', signIn);")],
    lookedAt: ['services/gateway/src/app.ts:9 application', 'services/gateway/src/routes/sessions.ts:8 inline'],
    subjects: ['endpoint:gateway:POST /sessions'],
  },
  {
    rule: 'non-idempotent-post',
    area: 'api',
    severity: 'high',
    title: 'POST /payments charges again when it is repeated',
    message: 'A client that repeats the request after a lost answer pays twice: no idempotency key is read or stored.',
    fix: 'Require the header `Idempotency-Key`, store it with a unique index and answer a repetition with the first result.',
    evidence: [
      quote('services/payments/src/routes/payments.ts:12', "router.post('/', requireService, capture);"),
      quote(
        'services/payments/src/capture.ts:31',
        'const charge = await stripe.charges.create({ amount, currency, source });',
      ),
    ],
    subjects: ['endpoint:payments:POST /payments'],
  },
  {
    rule: 'missing-foreign-key',
    area: 'schema',
    severity: 'medium',
    title: 'payments.order_id refers to orders without a foreign key',
    message:
      'The column is joined with `orders.id`, but nothing stops a payment from pointing at an order that is gone.',
    fix: 'ALTER TABLE payments\n  ADD CONSTRAINT payments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) NOT VALID;',
    evidence: [quote('services/payments/migrations/001_payments.sql:5', '  order_id uuid NOT NULL,')],
    subjects: ['table:shop:payments'],
  },
  {
    rule: 'single-point-of-failure',
    area: 'scaling',
    severity: 'medium',
    title: 'Everything passes gateway, and it runs once',
    message:
      'All other services are reached only through `gateway`. It is deployed with one replica and no health check.',
    fix: 'Run two replicas or more behind a load balancer and add a health check on `GET /health`.',
    evidence: [quote('docker-compose.yml:4', 'gateway:\n  build: services/gateway\n  ports: ["8080:8080"]')],
    lookedAt: ['docker-compose.yml gateway.deploy.replicas', 'docker-compose.yml gateway.healthcheck'],
    subjects: ['service:gateway'],
  },
  {
    rule: 'dual-write',
    area: 'services',
    severity: 'medium',
    title: 'POST /orders commits an order and then publishes order.placed',
    message:
      'When the process stops between the two, the order exists and nobody hears of it. No outbox table is written.',
    fix: 'Write the event into a table `outbox` in the same transaction and publish it from there.',
    evidence: [
      quote(
        'services/orders/src/orders.service.ts:49',
        "await channel.publish('shop', 'order.placed', encode(order));",
      ),
      quote('services/orders/src/orders.service.ts:34', 'const order = await prisma.order.create({ data });'),
    ],
    subjects: ['endpoint:orders:POST /orders'],
  },
  {
    rule: 'inconsistent-error-model',
    area: 'api',
    severity: 'medium',
    title: 'Errors of catalog have three shapes',
    message: 'Handlers answer `{ error }`, `{ message }` and plain text. A client has to know which route it spoke to.',
    fix: 'Throw one error class and answer `application/problem+json` from one error middleware.',
    evidence: [
      quote('services/catalog/src/routes/products.ts:30', "res.status(404).json({ error: 'not found' });"),
      quote('services/catalog/src/routes/stock.ts:22', "res.status(409).send('not enough stock');"),
      quote('services/catalog/src/app.ts:40', 'res.status(500).json({ message: err.message });'),
    ],
    subjects: ['service:catalog'],
  },
  {
    rule: 'unbounded-cache-entry',
    area: 'performance',
    severity: 'medium',
    title: 'product:{id} is cached for ever',
    message:
      'The key is written without an expiry and PATCH /products/{id} does not delete it: prices in the shop stay old.',
    fix: 'Set `EX 300` and delete the key in the handler of PATCH /products/{id}.',
    evidence: [
      quote('services/catalog/src/cache.ts:9', 'await redis.set(`product:` + id, JSON.stringify(product));'),
      quote(
        'services/catalog/src/routes/products.ts:24',
        "router.patch('/:id', requireAuth, requireRole('staff'), changeProduct);",
      ),
    ],
    subjects: ['endpoint:catalog:GET /products/{id}'],
  },
  {
    rule: 'missing-created-at',
    area: 'schema',
    severity: 'low',
    title: 'stock does not say when a row changed',
    message: 'Reservations expire by age, but the table holds no time. The job has to read the log to know.',
    fix: 'ALTER TABLE stock ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();',
    evidence: [
      quote('services/catalog/prisma/schema.prisma:31', 'model Stock {\n  productId String @id\n  onHand    Int'),
    ],
    subjects: ['table:shop:stock'],
  },
  {
    rule: 'verb-in-path',
    area: 'api',
    severity: 'low',
    title: 'POST /orders/{id}/cancelOrder says the method twice',
    message: 'Other routes name things. This one names an action and repeats the resource.',
    fix: 'Rename it to `POST /orders/{id}/cancellation` and keep the old path for one release.',
    evidence: [
      quote('services/orders/src/routes/orders.ts:19', "router.post('/:id/cancelOrder', requireAuth, cancelOrder);"),
    ],
    subjects: ['endpoint:orders:POST /orders/{id}/cancelOrder'],
  },
  {
    rule: 'missing-health-check',
    area: 'scaling',
    severity: 'info',
    title: 'payments has no health check',
    message: 'A hung process is not restarted. The other services of docker-compose.yml have a check.',
    fix: 'Add `healthcheck` to the service `payments` and answer it from `GET /health`.',
    evidence: [quote('docker-compose.yml:31', 'payments:\n  build: services/payments')],
    lookedAt: ['docker-compose.yml payments.healthcheck', 'services/payments/Dockerfile HEALTHCHECK'],
    subjects: ['service:payments'],
    status: 'suppressed',
  },
];

export const sampleFindings: readonly ReviewFinding[] = told.map((finding, position) => ({
  lookedAt: [],
  status: position % 3 === 0 ? 'new' : 'known',
  ...finding,
  origin: 'rule',
  fingerprint: `f${String(position + 1).padStart(2, '0')}`,
}));

export function fingerprintsOn(subject: string): string[] {
  return sampleFindings
    .filter((finding) => finding.status !== 'suppressed' && finding.subjects.includes(subject))
    .map((finding) => finding.fingerprint);
}
