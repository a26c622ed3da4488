import { expect, test } from 'vitest';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { impactOf } from './impact-of.ts';
import { landscapeOf } from './landscape-of.ts';

const landscape = landscapeOf(indexSystem(shopSystem));
const nameOf = (id: string) => landscape.services.find((service) => service.id === id)?.name ?? id;

function broken(name: string): string {
  const id = landscape.services.find((service) => service.name === name)?.id ?? '';
  return impactOf(landscape, id)
    .map(({ endpoint, through }) => `${endpoint.name}: ${through.join(' → ')}`)
    .sort()
    .join('\n');
}

test('an endpoint knows its guards and what it touches', () => {
  const lines = landscape.endpoints.map(({ name, service, guards, reads, writes, calls, publishes }) => {
    const count = (what: string, ids: readonly string[]) => (ids.length === 0 ? '' : `, ${what} ${ids.length}`);
    const touched = [
      count('reads', reads),
      count('writes', writes),
      count('calls', calls),
      count('publishes', publishes),
    ];
    return `${nameOf(service)} ${name}: ${guards.map((guard) => guard.name).join(', ') || 'no guard'}${touched.join('')}`;
  });
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "gateway GET /health: no guard
    gateway POST /login: validate(Login), reads 1
    catalog DELETE /admin/products/{id}: no guard, writes 1
    catalog GET /products: no guard, reads 1
    catalog GET /products/{id}: no guard, reads 1
    orders GET /orders: requireUser, reads 1
    orders GET /orders/{id}: requireUser, reads 2
    orders POST /orders: requireUser, validate(NewOrder), writes 3, calls 2, publishes 1
    orders POST /orders/{id}/cancel: requireUser, writes 1
    payments GET /payments/{id}: JwtAuthGuard, reads 1
    payments POST /payments: no guard, writes 1, calls 1"
  `);
});

test('a table knows who writes and who reads it', () => {
  const lines = landscape.tables.map(({ name, accesses }) => {
    const uses = accesses.map(({ kind, service, operation, endpoints }) => {
      return `  ${nameOf(service)} ${kind}s it in ${operation} for ${endpoints.join(', ') || 'nobody'}`;
    });
    return [name, ...uses].join('\n');
  });
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "payments
      payments reads it in GET /payments/{id} for GET /payments/{id}
      payments writes it in POST /payments for POST /payments
    refunds
    categories
    customers
      gateway reads it in POST /login for POST /login
    order_items
      orders reads it in GET /orders/{id} for GET /orders/{id}
      orders writes it in storeOrder for POST /orders
    orders
      orders reads it in GET /orders for GET /orders
      orders reads it in GET /orders/{id} for GET /orders/{id}
      orders writes it in POST /orders/{id}/cancel for POST /orders/{id}/cancel
      orders writes it in storeOrder for POST /orders
    products
      catalog reads it in GET /products for GET /products
      catalog reads it in GET /products/{id} for GET /products/{id}
      catalog writes it in DELETE /admin/products/{id} for DELETE /admin/products/{id}
      orders writes it in storeOrder for POST /orders"
  `);
});

test('when a service is down, its own routes fail and those that wait for them', () => {
  expect(broken('payments')).toMatchInlineSnapshot(`
    "GET /payments/{id}: payments
    POST /orders: orders → payments
    POST /payments: payments"
  `);
});

test('when a database is down, so do the routes that ask it', () => {
  const store = landscape.services.find(({ kind }) => kind === 'database');
  expect(broken(store?.name ?? '')).toMatchInlineSnapshot(`
    "GET /payments/{id}: payments → payments-db
    POST /orders: orders → payments → payments-db
    POST /payments: payments → payments-db"
  `);
});
