import { expect, test, vi } from 'vitest';
import { sampleLandscape } from '../../../test/support/sample/landscape.ts';
import { type ArchitectureNode, architectureNodes } from './architecture-nodes.ts';

vi.mock('vscode', () => import('../../../test/support/vscode-stand-in.ts'));

function textOf(nodes: readonly ArchitectureNode[], depth = 0): string {
  return nodes
    .map((node) => {
      const line = `${'  '.repeat(depth)}${node.label}${node.description ? ` (${node.description})` : ''}`;
      return [line, textOf(node.children?.(node) ?? [], depth + 1)].filter(Boolean).join('\n');
    })
    .join('\n');
}

test('services stand with what they offer, hold and ask for', () => {
  expect(textOf(architectureNodes(sampleLandscape))).toMatchInlineSnapshot(`
    "gateway (gateway · typescript)
      Endpoints (2)
        GET /health
        POST /login (validate(Login))
          customers (reads)
      Tables (1)
        customers (reads)
          POST /login (reads)
    catalog (typescript)
      Endpoints (3)
        DELETE /admin/products/{id}
          products (writes)
        GET /products
          products (reads)
        GET /products/{id}
          products (reads)
      Tables (1)
        products (reads and writes · with orders)
          GET /products (reads)
          GET /products/{id} (reads)
          DELETE /admin/products/{id} (writes)
    orders (typescript)
      Endpoints (4)
        GET /orders (requireUser)
          orders (reads)
        GET /orders/{id} (requireUser)
          order_items (reads)
          orders (reads)
        POST /orders (requireUser, validate(NewOrder))
          order_items (writes)
          orders (writes)
          products (writes)
          GET /products/{} (catalog)
          POST /payments (payments)
          order.placed (publishes)
        POST /orders/{id}/cancel (requireUser)
          orders (writes)
      Tables (3)
        order_items (reads and writes)
          GET /orders/{id} (reads)
          storeOrder (writes)
        orders (reads and writes)
          GET /orders (reads)
          GET /orders/{id} (reads)
          POST /orders/{id}/cancel (writes)
          storeOrder (writes)
        products (writes · with catalog)
          storeOrder (writes)
      Channels (1)
        order.placed (publishes)
      Calls (2)
        GET /products/{} (catalog)
        POST /payments (payments)
    payments (typescript)
      Endpoints (2)
        GET /payments/{id} (JwtAuthGuard)
          payments (reads)
        POST /payments
          payments (writes)
          POST /v1/charges (api.stripe.com)
      Tables (1)
        payments (reads and writes)
          GET /payments/{id} (reads)
          POST /payments (writes)
      Calls (1)
        POST /v1/charges (api.stripe.com)
    mailer (worker · typescript)
      Channels (1)
        order.placed (consumes)
    broker (broker)
    payments-db (database)
    shop-db (database)
    api.stripe.com (external)"
  `);
});

test('what stands in a service is made when somebody opens it', () => {
  const looked: string[] = [];
  const landscape = new Proxy(sampleLandscape, {
    get: (target, name: keyof typeof sampleLandscape) => {
      if (name !== 'services') looked.push(name);
      return target[name];
    },
  });
  const [first] = architectureNodes(landscape);
  expect(looked.filter((name) => name !== 'endpoints')).toEqual([]);
  first?.children?.(first);
  expect(looked).toContain('tables');
});
