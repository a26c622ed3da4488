import { expect, test } from 'vitest';
import { printDesign } from '../../src/core/report/design/print-design.ts';
import { designOf } from '../support/design/briefs.ts';

function textOf(file: string, name: string): string | undefined {
  return designOf(file).drawings.find((drawing) => drawing.name === name)?.drawn.ascii;
}

test('a flow tells who is let in, what turns a request away, and what is done', () => {
  expect(textOf('examples/briefs/users-and-orders.yaml', 'flow-createOrder')).toMatchInlineSnapshot(`
    "POST /v1/orders                                                                 ──▶ corner-orders
      ◆ 120 requests a minute for each client (rate limit)
    429 Too Many Requests: More requests than the limit                             ◀── corner-orders
      ◆ oauth2 (authentication)
    401 Unauthorized: Nobody, or nobody who is known, is calling                    ◀── corner-orders
      ◆ orders:write (authorization)
    403 Forbidden: The caller may not do this                                       ◀── corner-orders
      ◆ OrderCreate (validation)
    422 Unprocessable Content: The request can be read and breaks a rule            ◀── corner-orders
      BEGIN                                                                         ──▶ corner-orders-db
      insert into idempotency_keys                                                  ──▶ corner-orders-db
      update products by id and stock                                               ──▶ corner-orders-db
      insert into orders                                                            ──▶ corner-orders-db
      insert into order_lines                                                       ──▶ corner-orders-db
    409 Conflict: It cannot be created: not enough stock is left; the idempotency…  ◀── corner-orders
      COMMIT                                                                        ──▶ corner-orders-db
      POST /requests                                                                ──▶ payment-provider
    503 Service Unavailable: The service or something it needs does not answer now  ◀── corner-orders
      BEGIN                                                                         ──▶ corner-orders-db
      update orders by id                                                           ──▶ corner-orders-db
      insert into outbox_messages                                                   ──▶ corner-orders-db
      update idempotency_keys by client_id and idempotency_key                      ──▶ corner-orders-db
      COMMIT                                                                        ──▶ corner-orders-db
    201                                                                             ◀── corner-orders"
  `);
});

test('a saga is drawn with what is taken back when one refuses, last first', () => {
  expect(textOf('test/design/briefs/tickets.yaml', 'saga-create-order')).toMatchInlineSnapshot(`
    "Store order as pending                                                             ──▶ orders
      Take stall places (POST /v1/stall-reservations) with the id of the order as id…  ──▶ stalls
      the order is marked as refused, in one transaction: stalls refuses               ──▶ orders
        Ask card terminal with the id of the order as idempotency key, at most 5,000…  ──▶ card-terminal
        gives stall places back (POST /v1/stall-releases): card-terminal refuses       ──▶ stalls
        the order is marked as refused, in one transaction: card-terminal refuses      ──▶ orders
          Store the answers and the message order-paid                                 ──▶ orders"
  `);
});

test('an order that takes what another team owns is a saga, and each step says how it is taken back', () => {
  const document = printDesign(designOf('test/design/briefs/tickets.yaml'));
  expect(document.slice(document.indexOf('### Saga'), document.indexOf('## Cache plan')).trim()).toMatchInlineSnapshot(`
    "### Saga: create order

    \`\`\`mermaid
    sequenceDiagram
    accTitle: Saga#58; create order
    accDescr: 7 steps, with what is taken back when one is refused.
    autonumber
      participant p0 as orders
      participant p1 as stalls
      participant p2 as card-terminal
      p0->>p0: Store order as pending
      p0->>p1: Take stall places #40;POST /v1/stall-reservations#41; with the id of the order as idempotency key, at most 1,000 ms
      break stalls refuses
        p0->>p0: the order is marked as refused, in one transaction
      end
      p0->>p2: Ask card terminal with the id of the order as idempotency key, at most 5,000 ms
      break card-terminal refuses
        p0->>p1: gives stall places back #40;POST /v1/stall-releases#41;
        p0->>p0: the order is marked as refused, in one transaction
      end
      p0->>p0: Store the answers and the message order-paid
    \`\`\`

    Started by \`POST /v1/orders\`. Each step commits by itself; when one is refused, the ones before it are taken back, last first.

    | Step | Who | Does | Taken back by |
    | --- | --- | --- | --- |
    | 1 | orders | Store order as pending | the order is marked as refused, in one transaction |
    | 2 | stalls | Take stall places (POST /v1/stall-reservations) with the id of the order as idempotency key, at most 1,000 ms | gives stall places back (POST /v1/stall-releases) |
    | 3 | card terminal | Ask card terminal with the id of the order as idempotency key, at most 5,000 ms | voids the charge |
    | 4 | orders | Store the answers and the message order-paid | nothing to take back |"
  `);
});
