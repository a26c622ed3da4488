import type { Endpoint } from '../../src/core/model/endpoint.ts';
import { endpoint, guard, integer, list, object, parameter, quote, reply, text } from './system-builder.ts';

const gateway = 'services/gateway/src/app.ts';
const catalog = 'services/catalog/src/routes.ts';
const orders = 'services/orders/src/routes.ts';
const payments = 'services/payments/src/payments.controller.ts';

const product = object({
  id: text({ format: 'uuid' }),
  slug: text(),
  title: text(),
  price_cents: integer(),
  stock: integer({ minimum: 0 }),
});
const problem = object({ error: text(), message: text() }, 'Problem');
const signedIn = guard('authentication', 'requireUser', quote(`${orders}:8`, 'router.use(requireUser);'), 'router');

export const shopEndpoints: readonly Endpoint[] = [
  endpoint(
    'gateway:gateway',
    'GET /health',
    quote(`${gateway}:14`, "app.get('/health', (_, res) => res.send('ok'));"),
    {
      responses: [reply(200)],
      handler: undefined,
    },
  ),
  endpoint('gateway:gateway', 'POST /login', quote(`${gateway}:18`, "app.post('/login', validate(Login), login);"), {
    request: object({ email: text({ format: 'email' }), password: text() }, 'Login'),
    responses: [reply(200, object({ token: text(), expiresIn: integer() })), reply(401, problem)],
    guards: [
      guard('validation', 'validate(Login)', quote(`${gateway}:18`, "app.post('/login', validate(Login), login);")),
    ],
  }),
  endpoint(
    'service:catalog',
    'DELETE /admin/products/{id}',
    quote(`${catalog}:41`, "app.delete('/admin/products/:id', removeProduct);"),
    { responses: [reply(204)] },
  ),
  endpoint('service:catalog', 'GET /products', quote(`${catalog}:12`, "app.get('/products', listProducts);"), {
    parameters: [parameter('query', 'category', 'integer')],
    responses: [reply(200, list(product))],
  }),
  endpoint('service:catalog', 'GET /products/{id}', quote(`${catalog}:20`, "app.get('/products/:id', showProduct);"), {
    responses: [reply(200, product), reply(404, problem)],
  }),
  endpoint('service:orders', 'GET /orders', quote(`${orders}:12`, "router.get('/orders', listOrders);"), {
    guards: [signedIn],
    responses: [reply(200)],
  }),
  endpoint('service:orders', 'GET /orders/{id}', quote(`${orders}:19`, "router.get('/orders/:id', showOrder);"), {
    guards: [signedIn],
    responses: [reply(200), reply(404, problem)],
  }),
  endpoint(
    'service:orders',
    'POST /orders',
    quote(`${orders}:27`, "router.post('/orders', validate(NewOrder), placeOrder);"),
    {
      guards: [
        signedIn,
        guard(
          'validation',
          'validate(NewOrder)',
          quote(`${orders}:27`, "router.post('/orders', validate(NewOrder), placeOrder);"),
        ),
      ],
      request: object(
        {
          items: list(object({ productId: text({ format: 'uuid' }), quantity: integer({ minimum: 1 }) })),
          note: text({ maxLength: 200 }),
        },
        'NewOrder',
      ),
      responses: [
        reply(
          201,
          object({ id: text({ format: 'uuid' }), status: text({ values: ['open', 'paid'] }), totalCents: integer() }),
        ),
        reply(400, problem),
        reply(402, problem),
      ],
    },
  ),
  endpoint(
    'service:orders',
    'POST /orders/{id}/cancel',
    quote(`${orders}:52`, "router.post('/orders/:id/cancel', cancel);"),
    {
      guards: [signedIn],
      responses: [reply(200)],
    },
  ),
  endpoint('service:payments', 'GET /payments/{id}', quote(`${payments}:31`, "  @Get(':id')"), {
    guards: [guard('authentication', 'JwtAuthGuard', quote(`${payments}:10`, '@UseGuards(JwtAuthGuard)'), 'class')],
    responses: [reply(200)],
  }),
  endpoint('service:payments', 'POST /payments', quote(`${payments}:16`, '  @Post()'), {
    request: object({ orderId: text({ format: 'uuid' }), amount: { type: 'number' }, currency: text() }, 'Charge'),
    responses: [reply(201, object({ id: text({ format: 'uuid' }), status: text() })), reply(502, problem)],
  }),
];
