import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { emptySystem, type System } from '../../src/core/model/system.ts';
import { callsText, endpointsText, tablesText } from '../support/facts-text.ts';
import { repository } from '../support/repository.ts';
import { reviewFolder } from '../support/system-of.ts';

/** The routes of orders: everything about them stands in other files than the controller. */
const orderEndpoints = `
GET /health  services/orders/src/health.controller.ts:8
    behind ValidationPipe validation
POST /v1/customers  services/orders/src/customers/customers.controller.ts:10
    behind ServiceTokenGuard authentication, ValidationPipe validation
    writes customers
POST /v1/customers/verify  services/orders/src/customers/customers.controller.ts:16
    behind ServiceTokenGuard authentication, ValidationPipe validation
    reads customers
GET /v1/customers/{customerId}/orders  services/orders/src/customers/customers.controller.ts:21
    behind ServiceTokenGuard authentication, ValidationPipe validation
    reads order_lines, orders
GET /v1/orders  services/orders/src/orders/orders.controller.ts:33
    behind ServiceTokenGuard authentication, RolesGuard authorization, ValidationPipe validation
    reads order_lines, orders
POST /v1/orders  services/orders/src/orders/orders.controller.ts:26
    behind ServiceTokenGuard authentication, ValidationPipe validation
    reads coupons, customers, order_lines, orders
    writes order_lines, orders
GET /v1/orders/by-email  services/orders/src/orders/orders.controller.ts:39
    behind ServiceTokenGuard authentication, RolesGuard authorization, ValidationPipe validation
    reads order_lines, orders
GET /v1/orders/export  services/orders/src/orders/orders.controller.ts:46
    behind ServiceTokenGuard authentication, RolesGuard authorization, ValidationPipe validation
    reads order_lines, orders
GET /v1/orders/{orderId}  services/orders/src/orders/orders.controller.ts:51
    behind ServiceTokenGuard authentication, ValidationPipe validation
    reads order_lines, orders, shipments
POST /v1/orders/{orderId}/cancel  services/orders/src/orders/orders.controller.ts:56
    behind ServiceTokenGuard authentication, ValidationPipe validation
    reads order_lines, orders, shipments
    writes audit_entries, orders
POST /v1/orders/{orderId}/shipments  services/orders/src/orders/shipments.controller.ts:10
    behind ServiceTokenGuard authentication, ValidationPipe validation
    reads order_lines, orders, shipments
    writes orders, shipments
`;

const calls = `
GET /cart → GET catalog /v1/products/batch, 2000 ms
GET /orders → GET orders /v1/customers/{}/orders, 5000 ms
GET /orders/history → GET catalog /v1/products/{}, 2000 ms
GET /orders/history → GET orders /v1/customers/{}/orders, 5000 ms
GET /orders/{orderId} → GET orders /v1/orders/{}, 5000 ms
GET /orders/{orderId} → GET payments /v1/payments/{}/status, 3000 ms
GET /products → GET catalog /v1/products, 2000 ms
GET /products/bestsellers → GET catalog /v1/products/bestsellers, 2000 ms
GET /products/search → GET catalog /v1/products/search, 2000 ms
GET /products/{productId} → GET catalog /v1/products/{}, 2000 ms
GET /products/{productId} → GET catalog /v1/products/{}/reviews, 2000 ms
GET /support/orders → GET orders /v1/orders, 5000 ms
GET /support/orders/by-email → GET orders /v1/orders/by-email, 5000 ms
GET /support/orders/export → GET orders /v1/orders/export, 30000 ms
GET /v1/payments/{paymentId}/status → GET api.sandbox.paylane.example /authorizations/{}, 4000 ms
POST /auth/login → POST orders /v1/customers/verify, 5000 ms
POST /auth/register → POST orders /v1/customers, 5000 ms
POST /checkout → POST orders /v1/orders, 5000 ms
POST /orders/{orderId}/cancel → POST orders /v1/orders/{}/cancel, 5000 ms
POST /orders/{orderId}/refunds → GET orders /v1/orders/{}, 5000 ms
POST /orders/{orderId}/refunds → POST payments /v1/refunds, 10000 ms
POST /products/{productId}/reviews → POST catalog /v1/products/{}/reviews, 2000 ms
POST /v1/orders → GET catalog /v1/products/batch, 2000 ms
POST /v1/orders → POST payments /v1/payments, waits for ever
POST /v1/orders/{orderId}/shipments → POST payments /v1/payments/{}/capture, waits for ever
POST /v1/payments → GET catalog /v1/products/tax-codes, 2000 ms
POST /v1/payments → POST api.sandbox.paylane.example /authorizations, 4000 ms
POST /v1/payments/{paymentId}/capture → POST api.sandbox.paylane.example /authorizations/{}/captures, 4000 ms
POST /v1/refunds → GET orders /v1/orders/{}, waits for ever
POST /v1/refunds → POST api.sandbox.paylane.example /authorizations/{}/refunds, 4000 ms
`;

const tables = `
audit_entries (id)
audit_entries (id)
categories (id)
    indexes (position), unique (slug)
coupons (id)
    indexes unique (code)
customers (id)
    indexes unique (email)
order_lines (id)
    references order_id > orders
    indexes (order_id)
orders (id)
    references coupon_id > coupons, customer_id > customers
    indexes (created_at), (customer_id, created_at), unique (idempotency_key), unique (number)
payment_outbox (id)
    indexes (sent_at)
payments (id)
    indexes (created_at), unique (order_id), unique (provider_reference)
processed_events (event_id)
products (id)
    references category_id > categories, supplier_id > suppliers
    indexes (category_id, id), (search)
refunds (id)
    references payment_id > payments
    indexes (payment_id)
reviews (id)
    references product_id > products
    indexes (product_id, created_at), unique (customer_id, product_id)
shipments (id)
    references order_id > orders
    indexes (order_id), unique (tracking_code)
suppliers (id)
    indexes unique (name)
`;

let system: System = emptySystem;

beforeAll(async () => {
  system = (await reviewFolder(path.join(repository, 'examples/shop'))).system;
});

test('joins the controllers of orders with guards of other files and tables behind repositories', () => {
  const orders = system.endpoints.filter((endpoint) => endpoint.service === 'component:orders');
  expect(endpointsText({ ...system, endpoints: orders })).toBe(orderEndpoints.trim());
});

test('follows every call of the shop to the service that answers', () => {
  expect(callsText(system)).toBe(calls.trim());
});

test('reads the tables of the shop once each, from schema and migrations together', () => {
  expect(tablesText(system)).toBe(tables.trim());
});

test('tells the two databases of the shop apart', () => {
  const stores = system.tables.map((table) => `${table.store.replace('component:', '')} ${table.name}`);
  expect(stores.filter((line) => line.endsWith(' audit_entries')).sort()).toEqual([
    'catalog-db audit_entries',
    'orders-db audit_entries',
  ]);
  expect(stores).toContain('orders-db payments');
});

test('sees who publishes and who consumes, and where poisoned messages go', () => {
  const said = system.channels.map(
    ({ name, publishers, consumers, deadLetter }) =>
      `${name}: ${publishers.map((use) => use.service).join()} > ${consumers.map((use) => use.service).join()}, dead letters to ${deadLetter}`,
  );
  expect(said).toEqual([
    'shop.events/order.placed: component:orders > component:catalog, dead letters to shop.dead-letters',
    // The relay of the outbox publishes whatever topic its rows name.
    'shop.events/{}: component:payments > , dead letters to undefined',
  ]);
});

test('reads the shop without a problem', () => {
  expect(system.problems).toEqual([]);
});
