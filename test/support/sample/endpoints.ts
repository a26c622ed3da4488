import type { Guard, HttpMethod, Parameter, Response } from '../../../src/core/model/endpoint.ts';
import type { ReviewEndpoint } from '../../../src/core/review/review.ts';
import { quote } from './evidence.ts';
import { fingerprintsOn } from './findings.ts';

interface Told {
  readonly service: string;
  readonly route: string;
  readonly place: string;
  readonly guards?: readonly string[];
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  readonly status?: number;
  readonly body?: string;
  readonly answer?: string;
}

const order = `{
  "id": "0b7f6b1e-7a0f-4d52-9f8b-2f6f3f8a9c11",
  "status": "placed",
  "total": 4890,
  "currency": "EUR",
  "lines": [
    { "productId": "MUG-01", "quantity": 2, "unitPrice": 2445 }
  ],
  "createdAt": "2024-06-11T09:14:05Z"
}`;
const product = `{
  "id": "MUG-01",
  "name": "Mug",
  "price": 2445,
  "currency": "EUR"
}`;
const orders = 'services/orders/src/routes/orders.ts';
const products = 'services/catalog/src/routes/products.ts';
const stock = 'services/catalog/src/routes/stock.ts';
const payments = 'services/payments/src/routes/payments.ts';

const told: readonly Told[] = [
  { service: 'catalog', route: 'GET /products', place: `${products}:16`, reads: ['products'], answer: `[${product}]` },
  { service: 'catalog', route: 'GET /products/{id}', place: `${products}:17`, reads: ['products'], answer: product },
  {
    service: 'catalog',
    route: 'POST /products',
    place: `${products}:18`,
    guards: ['requireAuth', "requireRole('staff')", 'validate(NewProduct)'],
    writes: ['products'],
    status: 201,
    body: product,
    answer: product,
  },
  {
    service: 'catalog',
    route: 'PATCH /products/{id}',
    place: `${products}:24`,
    guards: ['requireAuth', "requireRole('staff')"],
    reads: ['products'],
    writes: ['products'],
    body: '{\n  "price": 2600\n}',
    answer: product,
  },
  { service: 'catalog', route: 'DELETE /products/{id}', place: `${products}:41`, writes: ['products'], status: 204 },
  {
    service: 'catalog',
    route: 'GET /products/{id}/stock',
    place: `${stock}:8`,
    reads: ['stock'],
    answer: '{\n  "onHand": 40,\n  "reserved": 3\n}',
  },
  {
    service: 'catalog',
    route: 'POST /products/{id}/reservations',
    place: `${stock}:15`,
    guards: ['requireService'],
    reads: ['stock'],
    writes: ['stock'],
    status: 201,
    body: '{\n  "quantity": 2\n}',
    answer: '{\n  "reservedUntil": "2024-06-11T09:29:05Z"\n}',
  },
  {
    service: 'gateway',
    route: 'POST /sessions',
    place: 'services/gateway/src/routes/sessions.ts:8',
    reads: ['customers'],
    writes: ['sessions'],
    status: 201,
    body: '{\n  "email": "ada@example.com",\n  "password": "…"\n}',
    answer: '{\n  "token": "…"\n}',
  },
  {
    service: 'gateway',
    route: 'DELETE /sessions/current',
    place: 'services/gateway/src/routes/sessions.ts:9',
    guards: ['requireAuth'],
    writes: ['sessions'],
    status: 204,
  },
  {
    service: 'gateway',
    route: 'GET /customers/me',
    place: 'services/gateway/src/routes/customers.ts:6',
    guards: ['requireAuth'],
    reads: ['customers'],
    answer: '{\n  "id": "c_81f2",\n  "email": "ada@example.com"\n}',
  },
  {
    service: 'gateway',
    route: 'POST /customers',
    place: 'services/gateway/src/routes/customers.ts:7',
    guards: ['rateLimit', 'validate(NewCustomer)'],
    writes: ['customers'],
    status: 201,
    body: '{\n  "email": "ada@example.com"\n}',
    answer: '{\n  "id": "c_81f2"\n}',
  },
  {
    service: 'gateway',
    route: 'GET /health',
    place: 'services/gateway/src/app.ts:31',
    answer: '{\n  "status": "ok"\n}',
  },
  {
    service: 'orders',
    route: 'GET /orders',
    place: `${orders}:14`,
    guards: ['requireAuth'],
    reads: ['order_lines', 'orders'],
    answer: `[${order}]`,
  },
  {
    service: 'orders',
    route: 'POST /orders',
    place: `${orders}:15`,
    guards: ['requireAuth', 'validate(NewOrder)'],
    reads: ['customers'],
    writes: ['order_lines', 'orders'],
    status: 201,
    body: '{\n  "lines": [\n    { "productId": "MUG-01", "quantity": 2 }\n  ],\n  "paymentMethod": "pm_card_visa",\n  "expedite": false\n}',
    answer: order,
  },
  {
    service: 'orders',
    route: 'GET /orders/{id}',
    place: `${orders}:16`,
    guards: ['requireAuth'],
    reads: ['order_lines', 'orders'],
    answer: order,
  },
  {
    service: 'orders',
    route: 'POST /orders/{id}/cancelOrder',
    place: `${orders}:19`,
    guards: ['requireAuth'],
    reads: ['orders'],
    writes: ['orders'],
    answer: order,
  },
  {
    service: 'orders',
    route: 'GET /orders/{id}/shipment',
    place: `${orders}:22`,
    guards: ['requireAuth'],
    reads: ['shipments'],
    answer: '{\n  "carrier": "DHL",\n  "tracking": "JD0146"\n}',
  },
  {
    service: 'payments',
    route: 'POST /payments',
    place: `${payments}:12`,
    guards: ['requireService'],
    writes: ['orders', 'payments'],
    status: 201,
    body: '{\n  "orderId": "0b7f6b1e-7a0f-4d52-9f8b-2f6f3f8a9c11",\n  "amount": 4890\n}',
    answer: '{\n  "id": "p_19",\n  "state": "captured"\n}',
  },
  {
    service: 'payments',
    route: 'GET /payments/{id}',
    place: `${payments}:13`,
    guards: ['requireService'],
    reads: ['payments'],
    answer: '{\n  "id": "p_19",\n  "state": "captured"\n}',
  },
  {
    service: 'payments',
    route: 'POST /webhooks/stripe',
    place: 'services/payments/src/routes/webhooks.ts:10',
    guards: ['verifySignature'],
    reads: ['payments'],
    writes: ['payments'],
    status: 204,
    body: '{\n  "type": "charge.refunded"\n}',
  },
];

export const sampleEndpoints: readonly ReviewEndpoint[] = told.map(endpoint);

function endpoint(said: Told): ReviewEndpoint {
  const [method, path] = said.route.split(' ') as [HttpMethod, string];
  const id = `endpoint:${said.service}:${said.route}`;
  const status = said.status ?? 200;
  return {
    id,
    evidence: [quote(said.place, `router.${method.toLowerCase()}('${path}', …)`)],
    provenance: 'extracted',
    role: 'system',
    service: `service:${said.service}`,
    serviceName: said.service,
    method,
    path,
    sources: ['code'],
    parameters: pathParameters(path),
    responses: [{ status }, { status: 404 }] satisfies Response[],
    guards: (said.guards ?? []).map((name) => guard(name, said.place)),
    guardSearch: [
      `services/${said.service}/src/app.ts:12 application`,
      `services/${said.service}/src/app.ts:27 mount`,
      `${said.place} inline`,
    ],
    framework: 'express',
    static: false,
    deprecated: false,
    example: {
      request: request(method, path, said),
      response: [`HTTP/1.1 ${status}`, 'Content-Type: application/json', '', said.answer ?? ''].join('\n').trimEnd(),
    },
    reads: said.reads ?? [],
    writes: said.writes ?? [],
    findings: fingerprintsOn(id),
  };
}

function pathParameters(path: string): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => ({
    name: match[1] ?? '',
    in: 'path',
    required: true,
    type: 'string',
  }));
}

function guard(name: string, place: string): Guard {
  return {
    kind: guardKind(name),
    name,
    level: 'inline',
    optional: false,
    evidence: quote(place, name),
  };
}

function guardKind(name: string): Guard['kind'] {
  if (name.startsWith('validate')) return 'validation';
  if (name.startsWith('rateLimit')) return 'rate-limit';
  return name.startsWith('requireRole') ? 'authorization' : 'authentication';
}

function request(method: string, path: string, said: Told): string {
  const head = [`${method} ${path.replace('{id}', '42')} HTTP/1.1`, `Host: ${said.service}:8080`];
  if (said.guards?.some((name) => guardKind(name) === 'authentication')) head.push('Authorization: Bearer <token>');
  if (said.body === undefined) return head.join('\n');
  return [...head, 'Content-Type: application/json', '', said.body].join('\n');
}
