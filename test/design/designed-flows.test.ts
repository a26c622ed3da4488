import { expect, test } from 'vitest';
import { printDesign } from '../../src/core/report/design/print-design.ts';
import { designOf } from '../support/design/briefs.ts';

function textOf(file: string, name: string): string | undefined {
  return designOf(file).drawings.find((drawing) => drawing.name === name)?.drawn.ascii;
}

test('a flow tells who is let in, what turns a request away, and what is done', () => {
  expect(textOf('examples/briefs/users-and-orders.yaml', 'flow-cancelOrder')).toMatchInlineSnapshot(`
    "POST /v1/orders/{orderId}/cancellations                                         ──▶ corner-orders
      ◆ 120 requests a minute for each client (rate limit)
    429 Too Many Requests: More requests than the limit                             ◀── corner-orders
      ◆ oauth2 (authentication)
    401 Unauthorized: Nobody, or nobody who is known, is calling                    ◀── corner-orders
      ◆ orders:write (authorization)
    403 Forbidden: The caller may not do this                                       ◀── corner-orders
      update orders by id and version                                               ──▶ corner-orders-db
      update products by id and stock                                               ──▶ corner-orders-db
      insert into outbox_messages                                                   ──▶ corner-orders-db
    404 Not Found: There is no such resource, or none that the caller may know of   ◀── corner-orders
    409 Conflict: it is in a state in which this is not possible                    ◀── corner-orders
    412 Precondition Failed: Somebody else changed it after it was read             ◀── corner-orders
    428 Precondition Required: The change does not say which version it is based…   ◀── corner-orders
    200                                                                             ◀── corner-orders"
  `);
});

test('an order that takes what another team owns is a saga, and each step says how it is taken back', () => {
  const document = printDesign(designOf('test/design/briefs/tickets.yaml'));
  expect(document.slice(document.indexOf('### Saga'), document.indexOf('## Cache plan')).trim()).toMatchInlineSnapshot(`
    "### Saga: create order

    Started by \`POST /v1/orders\`. Each step commits by itself; when one is refused, the ones before it are taken back, last first.

    | Step | Who | Does | Taken back by |
    | --- | --- | --- | --- |
    | 1 | orders | Store order as pending | order becomes refused, in one transaction |
    | 2 | stall places | Ask stall places with the id of the order as idempotency key, at most 1000 ms | gives stall places back (POST /v1/stall-releases) |
    | 3 | card terminal | Ask card terminal with the id of the order as idempotency key, at most 5000 ms | voids the charge |
    | 4 | orders | Store the answers and the messages order-paid | nothing to take back |"
  `);
});
