/** A place in `examples/shop`: a file, and a text that stands in it exactly once. */
export interface Place {
  readonly file: string;
  readonly quote: string;
}

/** A flaw that is really there. */
export interface ExpectedFinding extends Place {
  readonly rule: string;
  /** What a reviewer would say. */
  readonly what: string;
  /** Words that the title must hold. */
  readonly names: readonly string[];
}

/** A place that looks suspicious and is right. */
export interface SilentPlace extends Place {
  readonly rules: readonly string[];
  readonly why: string;
}

const gateway = 'services/gateway/src';
const orders = 'services/orders/src';
const catalog = 'services/catalog/src';
const payments = 'services/payments/src';

export const expectedFindings: readonly ExpectedFinding[] = [
  {
    rule: 'unpaginated-list',
    file: `${orders}/orders/orders.repository.ts`,
    quote: 'where: { status }',
    names: ['GET /v1/orders', 'orders'],
    what: 'The support list reads every order that ever had the status, all of them without one.',
  },
  {
    rule: 'unpaginated-list',
    file: `${catalog}/reviews/routes.ts`,
    quote: 'FROM reviews WHERE product_id = $1 ORDER BY created_at DESC',
    names: ['GET /v1/products/{productId}/reviews', 'reviews'],
    what: 'A popular product answers with all its reviews.',
  },
  {
    rule: 'unindexed-filter',
    file: `${orders}/orders/orders.repository.ts`,
    quote: 'where: { status }',
    names: ['orders', 'status'],
    what: 'orders.status has no index.',
  },
  {
    rule: 'unindexed-filter',
    file: `${orders}/orders/orders.repository.ts`,
    quote: 'where: { customerEmail }',
    names: ['orders', 'customer_email'],
    what: 'orders.customer_email has no index; few orders match, so that the limit does not end the search early.',
  },
  {
    rule: 'unindexed-sort',
    file: `${catalog}/products/product-repository.ts`,
    quote: 'ORDER BY units_sold DESC LIMIT $1',
    names: ['products', 'units_sold'],
    what: 'Twelve bestsellers cost a sort of all products.',
  },
  {
    rule: 'unindexed-foreign-key',
    file: 'services/orders/prisma/schema.prisma',
    quote: 'coupon         Coupon?',
    names: ['orders', 'coupon_id'],
    what: 'To delete a coupon the database reads all orders.',
  },
  {
    rule: 'unindexed-foreign-key',
    file: 'services/catalog/db/migrations/001_products.sql',
    quote: 'supplier_id uuid NOT NULL REFERENCES suppliers (id)',
    names: ['products', 'supplier_id'],
    what: 'To delete a supplier the database reads all products.',
  },
  {
    rule: 'n-plus-one-query',
    file: `${orders}/orders/order-export.ts`,
    quote: 'await this.orders.linesOf(order.id)',
    names: ['GET /v1/orders/export', 'order_lines'],
    what: 'The export asks for the lines of each of up to 5,000 orders.',
  },
  {
    rule: 'n-plus-one-call',
    file: `${gateway}/order-history.ts`,
    quote: 'await fetchProduct(line.productId)',
    names: ['GET /orders/history', 'catalog'],
    what: 'The history page asks catalog once per order line, though a batch route exists.',
  },
  {
    rule: 'get-that-writes',
    file: `${payments}/routes/payments.ts`,
    quote: "paymentsRouter.get('/:paymentId/status'",
    names: ['GET /v1/payments/{paymentId}/status', 'payments'],
    what: 'Asking for the status saves what the provider answers.',
  },
  {
    rule: 'shared-table',
    file: `${payments}/routes/webhooks.ts`,
    quote: 'UPDATE orders SET status = $2 WHERE id = $1',
    names: ['orders', 'payments'],
    what: 'payments writes the status column of the table that orders owns.',
  },
  {
    rule: 'cyclic-services',
    file: `${payments}/clients/orders.ts`,
    quote: 'axios.get<Order>(`${ORDERS_URL}/v1/orders/${orderId}`',
    names: ['orders', 'payments'],
    what: 'orders calls payments and payments calls orders.',
  },
  {
    rule: 'long-sync-chain',
    file: `${gateway}/routes/checkout.ts`,
    quote: "checkoutRouter.post('/'",
    names: ['POST /checkout'],
    what: 'One checkout waits for orders, payments and catalog in a row.',
  },
  {
    rule: 'single-point-of-failure',
    file: 'docker-compose.yml',
    quote: 'build: ./services/catalog',
    names: ['catalog'],
    what: 'Three services wait for the one copy of catalog.',
  },
  {
    rule: 'missing-timeout',
    file: `${orders}/clients/payments.client.ts`,
    quote: "this.http.post<Payment>('/v1/payments', request)",
    names: ['orders', 'payments'],
    what: 'The axios instance for payments has no timeout.',
  },
  {
    rule: 'missing-timeout',
    file: `${payments}/clients/orders.ts`,
    quote: 'axios.get<Order>(`${ORDERS_URL}/v1/orders/${orderId}`',
    names: ['payments', 'orders'],
    what: 'The call back to orders has no timeout.',
  },
  {
    rule: 'dual-write',
    file: `${orders}/orders/orders.service.ts`,
    quote: 'await this.events.placed(order)',
    names: ['POST /v1/orders', 'order.placed'],
    what: 'An order that is committed while RabbitMQ is away is never announced.',
  },
  {
    rule: 'transaction-around-remote-call',
    file: `${orders}/orders/orders.service.ts`,
    quote: 'await this.payments.authorize(',
    names: ['POST /v1/orders', 'payments'],
    what: 'The transaction stays open while payments talks to the provider.',
  },
  {
    rule: 'missing-authentication',
    file: `${gateway}/routes/orders.ts`,
    quote: "ordersRouter.post('/:orderId/cancel'",
    names: ['POST /orders/{orderId}/cancel'],
    what: 'Everybody who knows an id can cancel the order.',
  },
  {
    rule: 'missing-authentication',
    file: `${payments}/routes/refunds.ts`,
    quote: "refundsRouter.post('/'",
    names: ['POST /v1/refunds'],
    what: 'The router is mounted before requireServiceToken, on a port that compose publishes.',
  },
  {
    rule: 'missing-rate-limit',
    file: `${gateway}/routes/auth.ts`,
    quote: "authRouter.post('/login'",
    names: ['POST /auth/login'],
    what: 'Passwords can be tried without a limit.',
  },
  {
    rule: 'in-memory-state',
    file: `${gateway}/carts.ts`,
    quote: 'carts.set(customerId, cart)',
    names: ['carts'],
    what: 'Two gateways run, and each knows other carts.',
  },
  {
    rule: 'in-memory-state',
    file: `${gateway}/sessions.ts`,
    quote: 'sessions.set(refreshToken',
    names: ['sessions'],
    what: 'Two gateways run, and each knows other sessions.',
  },
  {
    rule: 'inconsistent-error-model',
    file: `${payments}/routes/payments.ts`,
    quote: 'res.status(400).json({ errors:',
    names: ['payments'],
    what: 'Errors are { error }, { message } or { errors }.',
  },
  {
    rule: 'missing-versioning',
    file: `${gateway}/app.ts`,
    quote: "app.use('/auth', authRouter)",
    names: ['gateway'],
    what: 'The public routes carry no version.',
  },
  {
    rule: 'spec-code-drift',
    file: `${payments}/routes/payments.ts`,
    quote: "paymentsRouter.post('/:paymentId/capture'",
    names: ['POST /v1/payments/{paymentId}/capture'],
    what: 'The route is not in openapi.yaml.',
  },
  {
    rule: 'spec-code-drift',
    file: 'services/payments/openapi.yaml',
    quote: '    delete:',
    names: ['DELETE /v1/payments/{paymentId}'],
    what: 'The document promises a route that no code serves.',
  },
  {
    rule: 'closed-enum',
    file: 'services/payments/openapi.yaml',
    quote: 'enum: [authorized, captured, refunded, failed]',
    names: ['PaymentState'],
    what: 'A new state of a payment breaks clients that were generated from the list.',
  },
];

export const silentPlaces: readonly SilentPlace[] = [
  {
    rules: ['unpaginated-list', 'unindexed-filter', 'unindexed-sort', 'n-plus-one-query'],
    file: `${orders}/customers/customers.service.ts`,
    quote: 'where: { customerId }',
    why: 'A page of at most 100, by an index on customer and time, lines in one query.',
  },
  {
    rules: ['unpaginated-list', 'unindexed-sort'],
    file: `${orders}/orders/orders.repository.ts`,
    quote: 'where: { createdAt: { gte: from, lt: to } }',
    why: 'The export has a limit and an index on the time.',
  },
  {
    rules: ['unindexed-filter'],
    file: `${orders}/orders/orders.repository.ts`,
    quote: 'this.prisma.orderLine.findMany({ where: { orderId } })',
    why: 'order_lines.order_id is indexed; that it is asked in a loop is another matter.',
  },
  {
    rules: ['unindexed-filter'],
    file: `${orders}/orders/orders.repository.ts`,
    quote: 'where: { idempotencyKey }',
    why: 'The key is unique.',
  },
  {
    rules: ['unindexed-filter', 'unpaginated-list', 'unindexed-sort'],
    file: `${catalog}/products/product-repository.ts`,
    quote: 'WHERE ($1::uuid IS NULL OR category_id = $1)',
    why: 'Keyset pages by primary key, the category is indexed, the schema bounds the limit.',
  },
  {
    rules: ['unindexed-filter', 'unindexed-sort', 'unpaginated-list'],
    file: `${catalog}/products/product-repository.ts`,
    quote: 'WHERE search @@ websearch_to_tsquery',
    why: 'The search has a GIN index and a limit; the rank is computed from the few rows that match.',
  },
  {
    rules: ['unpaginated-list', 'unindexed-filter'],
    file: `${catalog}/products/product-repository.ts`,
    quote: '`SELECT ${PRODUCT} FROM products WHERE id = ANY($1)`',
    why: 'The caller names the rows by primary key, and the schema takes a hundred ids at most.',
  },
  {
    rules: ['unpaginated-list', 'unindexed-sort'],
    file: `${catalog}/products/category-routes.ts`,
    quote: 'FROM categories ORDER BY position LIMIT 200',
    why: 'A constant limit, sorted by an indexed column.',
  },
  {
    rules: ['unindexed-sort', 'unindexed-filter'],
    file: `${catalog}/reviews/routes.ts`,
    quote: 'FROM reviews WHERE product_id = $1 ORDER BY created_at DESC',
    why: 'The index leads with the product and has the time next; only the limit is missing.',
  },
  {
    rules: ['unpaginated-list', 'unindexed-sort'],
    file: `${payments}/routes/payments.ts`,
    quote: "paymentsRouter.get('/', async",
    why: 'At most 100, by an index on the time.',
  },
  {
    rules: ['unindexed-filter'],
    file: `${payments}/routes/webhooks.ts`,
    quote: 'findOneBy({ providerReference: event.reference })',
    why: 'The reference is unique.',
  },
  {
    rules: ['unindexed-foreign-key'],
    file: 'services/orders/prisma/schema.prisma',
    quote: 'order          Order  @relation',
    why: 'order_lines.order_id has an index.',
  },
  {
    rules: ['unindexed-foreign-key'],
    file: 'services/catalog/db/migrations/001_products.sql',
    quote: 'category_id uuid NOT NULL REFERENCES categories (id)',
    why: 'The index on category and id starts with it.',
  },
  {
    rules: ['unindexed-foreign-key'],
    file: `${payments}/entities/refund.ts`,
    quote: '@ManyToOne(() => Payment',
    why: 'The relation carries @Index().',
  },
  {
    rules: ['n-plus-one-query'],
    file: `${catalog}/migrate.ts`,
    quote: 'INSERT INTO schema_migrations',
    why: 'A migration runner works through files, no request waits for it.',
  },
  {
    rules: ['n-plus-one-call'],
    file: `${gateway}/routes/cart.ts`,
    quote: 'await fetchProductsById(',
    why: 'All products of the cart in one call.',
  },
  {
    rules: ['n-plus-one-call', 'missing-timeout'],
    file: `${payments}/clients/provider.ts`,
    quote: 'await http.post<T>(path, body',
    why: 'A loop of three attempts with backoff, and the instance has a timeout.',
  },
  {
    rules: ['missing-timeout'],
    file: `${payments}/clients/catalog.ts`,
    quote: 'await fetch(url, { signal: AbortSignal.timeout(2_000) })',
    why: 'The signal ends the call after two seconds.',
  },
  {
    rules: ['missing-timeout'],
    file: `${gateway}/clients/orders.ts`,
    quote: "http.get<string>('/v1/orders/export'",
    why: 'The instance has a timeout, and the export a longer one of its own.',
  },
  {
    rules: ['get-that-writes'],
    file: `${catalog}/products/routes.ts`,
    quote: "app.get<{ Params: { productId: string } }>('/:productId'",
    why: 'It fills a cache, and the entry has a time to live.',
  },
  {
    rules: ['shared-table'],
    file: `${catalog}/products/product-repository.ts`,
    quote: 'INSERT INTO audit_entries',
    why: 'orders has a table of this name too, in another database.',
  },
  {
    rules: ['dual-write'],
    file: `${payments}/outbox-relay.ts`,
    quote: 'channel.publish(EXCHANGE, event.topic',
    why: 'This is the relay of an outbox: it marks as sent what the broker has confirmed.',
  },
  {
    rules: ['dual-write', 'missing-authentication'],
    file: `${payments}/routes/webhooks.ts`,
    quote: "webhooksRouter.post('/provider'",
    why: 'The event is written with the change, and the handler checks the signature.',
  },
  {
    rules: ['n-plus-one-call', 'dual-write'],
    file: `${payments}/clients/provider.ts`,
    quote: 'return post(`/authorizations/${reference}/captures`',
    why: 'Attempts, not items; the key makes a repetition harmless, so what was not saved can be asked for again.',
  },
  {
    rules: ['dual-write'],
    file: `${payments}/clients/provider.ts`,
    quote: "return post('/authorizations', {",
    why: 'The key is the order: a second attempt gets the first authorization.',
  },
  {
    rules: ['n-plus-one-call', 'dual-write'],
    file: `${payments}/clients/provider.ts`,
    quote: 'return post(`/authorizations/${reference}/refunds`',
    why: 'The key holds the sum so far: a second attempt does not pay again.',
  },
  {
    rules: ['transaction-around-remote-call', 'dual-write'],
    file: `${payments}/routes/refunds.ts`,
    quote: 'await provider.refund(',
    why: 'The provider is asked before the transaction begins.',
  },
  {
    rules: ['transaction-around-remote-call', 'dual-write'],
    file: `${orders}/orders/shipments.service.ts`,
    quote: 'await this.payments.capture(order.paymentId)',
    why: 'The money is taken before the transaction begins.',
  },
  {
    rules: ['missing-authentication'],
    file: `${orders}/orders/orders.controller.ts`,
    quote: "@Post(':orderId/cancel')",
    why: 'APP_GUARD asks every caller for the service token.',
  },
  {
    rules: ['missing-authentication'],
    file: `${catalog}/products/admin-routes.ts`,
    quote: 'app.patch<',
    why: 'The hook of the plugin asks for the service token.',
  },
  {
    rules: ['missing-authentication'],
    file: `${catalog}/reviews/routes.ts`,
    quote: 'app.post<',
    why: 'The route asks for the service token itself.',
  },
  {
    rules: ['missing-authentication'],
    file: `${gateway}/routes/cart.ts`,
    quote: "cartRouter.put('/items/:productId'",
    why: 'The router asks for the token before all its routes.',
  },
  {
    rules: ['missing-authentication'],
    file: `${gateway}/routes/auth.ts`,
    quote: "authRouter.post('/refresh'",
    why: 'The refresh token in the body is the credential.',
  },
  {
    rules: ['missing-rate-limit'],
    file: `${gateway}/routes/auth.ts`,
    quote: "authRouter.post('/register'",
    why: 'signupLimiter stands before the handler.',
  },
  {
    rules: ['missing-rate-limit'],
    file: `${gateway}/routes/products.ts`,
    quote: "productsRouter.get('/search'",
    why: 'searchLimiter stands before the handler.',
  },
  {
    rules: ['missing-rate-limit'],
    file: `${catalog}/products/routes.ts`,
    quote: "'/search'",
    why: 'catalog is not published, and the gateway limits the search.',
  },
  {
    rules: ['missing-rate-limit'],
    file: `${orders}/orders/orders.controller.ts`,
    quote: "@Get('export')",
    why: 'orders is not published, and the gateway limits the export.',
  },
  {
    rules: ['in-memory-state'],
    file: `${payments}/tax.ts`,
    quote: 'const rates: Record<string, number>',
    why: 'A constant table that nothing writes.',
  },
  {
    rules: ['inconsistent-error-model'],
    file: `${catalog}/plugins/problem-details.ts`,
    quote: ".type('application/problem+json')",
    why: 'One handler writes all errors as problem details.',
  },
  {
    rules: ['inconsistent-error-model'],
    file: `${gateway}/errors.ts`,
    quote: "res.status(404).json({ error: 'Not found' })",
    why: 'Every error of the gateway is { error }.',
  },
  {
    rules: ['missing-versioning'],
    file: `${orders}/main.ts`,
    quote: "app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' })",
    why: 'Every route starts with /v1.',
  },
  {
    rules: ['spec-code-drift'],
    file: `${payments}/routes/payments.ts`,
    quote: "paymentsRouter.get('/:paymentId', async",
    why: 'Code and document agree.',
  },
  {
    rules: ['single-point-of-failure'],
    file: 'docker-compose.yml',
    quote: 'build: ./services/orders',
    why: 'Two copies run.',
  },
];
