import { describe, expect, test } from 'vitest';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import {
  call,
  component,
  connect,
  endpoint,
  operation,
  quote,
  table,
} from '../../../../test/support/system-builder.ts';
import { displayWidth } from '../../model/display-width.ts';
import { emptySystem, type System } from '../../model/system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { noMarks } from '../diagram.ts';
import { asciiOf } from '../draw.ts';
import { dataView } from '../views/data-view.ts';
import { flowView } from '../views/flow-view.ts';
import { serviceView } from '../views/service-view.ts';

const at = quote('compose.yaml:1', 'services:');

function widest(drawing: string): number {
  return Math.max(...drawing.split('\n').map(displayWidth));
}

function flowOf(route: string, width = 100): string {
  const found = shopSystem.endpoints.filter((each) => `${each.method} ${each.path}` === route);
  return found.map((each) => asciiOf(flowView(indexSystem(shopSystem), each, noMarks), width)).join('\n');
}

describe('services', () => {
  test('stand in columns from callers to stores, findings in words', () => {
    const marks = new Map([
      [
        'service:orders',
        [{ severity: 'high', fingerprint: 'a' } as const, { severity: 'medium', fingerprint: 'b' } as const],
      ],
    ]);
    expect(asciiOf(serviceView(shopSystem, marks))).toMatchInlineSnapshot(`
      "                                                                                  ┌────────────────┐
                                                                                        │ payments-db    │
                                                                                   ┌───▶│ postgresql     │
                                                                   ┌─────────────┐ │    │ 2 tables       │
                                                                   │ payments    ├─┘    └────────────────┘
                                                        ┌─────────▶│ nestjs      │
                                                        │          │ 2 endpoints ├─┐    ┌────────────────┐
                                                        │          └─────────────┘ └───▶│ api.stripe.com │
                      ┌─────────────────────────────────│──┐                            └────────────────┘
      ┌─────────────┐ │          ┌────────────────────┐ │  │
      │ gateway     ├─┘          │ orders             ├─┘  ├───────────────────────┐    ┌────────────────┐
      │ express     ├───────────▶│ express            ├────┘       ┌─────────────┐ │    │ shop-db        │
      │ 2 endpoints ├───────┐    │ 4 endpoints        ├───────┐    │ catalog     │ ├───▶│ postgresql     │
      └─────────────┘       │    │ ▲ 1 high, 1 medium ├┄┄┄┄┐  ├───▶│ fastify     ├─┘    │ 5 tables       │
                            │    └────────────────────┘    ┊  │    │ 3 endpoints │      └────────────────┘
                            └──────────────────────────────┊──┘    └─────────────┘
                                                           ┊
                                 ┌────────────────────┐    ┊       ┌─────────────┐
                                 │ mailer             │◀┐  └┄┄┄┄┄┄▶│ broker      │
                                 │ amqplib            │ └┄┄┄┄┄┄┄┄┄┄┤ rabbitmq    │
                                 └────────────────────┘            └─────────────┘

      ──▶ calls, reads or writes   ┄┄▶ sends messages"
    `);
  });

  test('keep to a narrow terminal', () => {
    const drawing = asciiOf(serviceView(shopSystem, noMarks), 80);
    expect(widest(drawing)).toBeLessThanOrEqual(80);
    expect(drawing).toContain('┌');
  });

  test('become a list where even narrow boxes do not fit', () => {
    const text = asciiOf(serviceView(shopSystem, noMarks), 60);
    expect(widest(text)).toBeLessThanOrEqual(60);
    expect(text).toMatchInlineSnapshot(`
      "9 components and 11 connections between them.

      Entry
        gateway: express · 2 endpoints
          → shop-db (reads), catalog and orders

      Services
        catalog: fastify · 3 endpoints
          → shop-db (reads, writes)
        orders: express · 4 endpoints
          → broker (order.placed), shop-db (reads, writes),
            catalog (GET /products/{id}) and payments (POST
            /payments)
        payments: nestjs · 2 endpoints
          → payments-db (reads, writes) and api.stripe.com (POST
            /v1/charges)
        mailer: amqplib (used by 1 component)

      Data
        payments-db: postgresql · 2 tables (used by 1 component)
        shop-db: postgresql · 5 tables (used by 3 components)

      Messaging
        broker: rabbitmq
          → mailer (order.placed)

      External
        api.stripe.com (used by 1 component)"
    `);
  });

  test('that talk to nobody stand on a shelf', () => {
    const system: System = {
      ...emptySystem,
      components: [component('service', 'invoices', { frameworks: ['koa'] }), component('database', '注文データ')],
    };
    expect(asciiOf(serviceView(system, noMarks))).toMatchInlineSnapshot(`
      "┌──────────┐  ┌────────────┐
      │ invoices │  │ 注文データ │
      │ koa      │  └────────────┘
      └──────────┘"
    `);
  });

  test('become a list where there are too many to draw', () => {
    const components = Array.from({ length: 30 }, (_, index) => component('service', `service-${index + 10}`));
    const text = asciiOf(serviceView({ ...emptySystem, components }, noMarks));
    expect(text.split('\n').slice(0, 5).join('\n')).toMatchInlineSnapshot(`
      "30 components and 0 connections between them.

      Services
        service-10 (stands alone)
        service-11 (stands alone)"
    `);
  });

  test('of a very large system are shown by folder', () => {
    const components = ['billing', 'sales', 'stock'].flatMap((area) =>
      Array.from({ length: 20 }, (_, index) =>
        component('service', `${area}-${index}`, { root: `services/${area}/${area}-${index}` }),
      ),
    );
    const connections = [
      connect('service:sales-1', 'call', 'service:billing-1'),
      connect('service:sales-2', 'call', 'service:billing-3'),
      connect('service:sales-2', 'call', 'service:stock-3'),
    ];
    const view = serviceView({ ...emptySystem, name: 'mall', components, connections }, noMarks);
    expect(view.description).toBe('60 components in 3 groups, 2 connections between them.');
    expect(asciiOf(view)).toMatchInlineSnapshot(`
      "                           ┌──────────────────┐
                         ┌──────▶│ services/billing │
                         │       │ 20 components    │
      ┌────────────────┐ │       └──────────────────┘
      │ services/sales ├─┘
      │ 20 components  ├────┐    ┌──────────────────┐
      └────────────────┘    └───▶│ services/stock   │
                                 │ 20 components    │
                                 └──────────────────┘"
    `);
  });
});

describe('tables', () => {
  test('are joined from key to key', () => {
    expect(asciiOf(dataView('shop', shopSystem.tables, noMarks))).toMatchInlineSnapshot(`
      "                                    ┌────────────────────────────┐
      ┌──────────────────────────────┐    │ products                   │
      │ categories                   │    ├────────────────────────────┤
      ├──────────────────────────────┤    │ PK id          uuid        ├─┐
      │ PK id        integer         ├───<│ FK category_id integer?    │ │
      │ FK parent_id integer? ↺      │    │ UK slug        text        │ │   ┌───────────────────────────┐
      │    name      text            │    │    title       text        │ │   │ order_items               │
      └──────────────────────────────┘    │    price_cents integer     │ │   ├───────────────────────────┤
                                          │    stock       integer     │ │┌─<│ PK FK order_id    uuid    │
                                          └────────────────────────────┘ └│─<│ PK FK product_id  uuid    │
                                                                          │  │       quantity    integer │
                                          ┌────────────────────────────┐  │  │       price_cents integer │
      ┌──────────────────────────────┐    │ orders                     │  │  └───────────────────────────┘
      │ customers                    │    ├────────────────────────────┤  │
      ├──────────────────────────────┤    │ PK id          uuid        ├──┘
      │ PK id            uuid        ├───<│ FK customer_id uuid        │
      │ UK email         text        │    │    status      text        │
      │    name          text        │    │    total_cents integer     │
      │    password_hash text        │    │    note        text?       │
      │    created_at    timestamptz │    │    created_at  timestamptz │
      └──────────────────────────────┘    └────────────────────────────┘

                                                ┌──────────────────────────────────┐
      ┌──────────────────────────────────┐      │ refunds                          │
      │ payments                         │      ├──────────────────────────────────┤
      ├──────────────────────────────────┤      │ PK  id          uuid             │
      │ PK  id          uuid             ├─────<│ FK  payment_id  uuid             │
      │     order_id    uuid             │      │     amount      double precision │
      │     amount      double precision │      │     reason      text?            │
      │     currency    char(3)          │      └──────────────────────────────────┘
      │     status      text             │
      │     created_at  timestamptz      │
      └──────────────────────────────────┘"
    `);
  });

  test('stand alone with their relations listed where lines do not fit', () => {
    const drawing = asciiOf(dataView('shop', shopSystem.tables, noMarks), 70);
    expect(widest(drawing)).toBeLessThanOrEqual(70);
    expect(drawing).toContain('orders.customer_id >─ customers.id, on delete cascade');
  });

  test('show the keys of a wide table and count the rest', () => {
    const columns = Array.from({ length: 30 }, (_, index) => `field_${index} text`);
    const wide = table('database:d', 'everything', at, ['id uuid', ...columns]);
    expect(asciiOf(dataView('d', [wide], noMarks))).toMatchInlineSnapshot(`
      "┌───────────────────┐
      │ everything        │
      ├───────────────────┤
      │ PK  id       uuid │
      │     field_0  text │
      │     field_1  text │
      │     field_2  text │
      │     field_3  text │
      │     field_4  text │
      │     field_5  text │
      │     field_6  text │
      │     field_7  text │
      │ … 22 more columns │
      └───────────────────┘"
    `);
  });
});

describe('a request', () => {
  test('is drawn with lifelines', () => {
    expect(flowOf('GET /orders/{id}')).toMatchInlineSnapshot(`
      "client                orders                            shop-db
         │                     │                                 │
         ├─ GET /orders/{id} ─▶│                                 │
         │                     ◆ requireUser (authentication)    │
         │                     ├─ read orders by id ────────────▶│
         │                     ├─ read order_items by order_id ─▶│
         │◀┄┄┄┄┄┄┄┄┄┄┄┄┄┄ 200 ┄┤                                 │
         │                     │                                 │"
    `);
  });

  test('that reaches many others becomes an indented list', () => {
    expect(flowOf('POST /orders')).toMatchInlineSnapshot(`
      "POST /orders                 ──▶ orders
        ◆ requireUser (authentication)
        ◆ validate(NewOrder) (validation)
        ↻ GET /products/{id}       ──▶ catalog
          ↻ read products by id    ──▶ shop-db
        ↻ 200                      ◀── catalog
        insert into orders         ──▶ shop-db
        ↻ insert into order_items  ──▶ shop-db
        ↻ update products by id    ──▶ shop-db
        POST /payments             ──▶ payments
          insert into payments     ──▶ payments-db
          POST /v1/charges         ──▶ api.stripe.com
        201                        ◀── payments
        order.placed               ┄┄▶ broker
          order.placed             ┄┄▶ mailer
      201                          ◀── orders

      ↻ once for each item"
    `);
  });

  test('that calls in circles ends', () => {
    const ping = endpoint('service:a', 'GET /ping', at);
    const system: System = {
      ...emptySystem,
      components: [component('service', 'a')],
      endpoints: [ping],
      operations: [operation('service:a', 'GET /ping', at)],
      calls: [call('service:a', 'service:a#GET /ping', 'GET /ping', at, { to: 'service:a', endpoint: ping.id })],
    };
    expect(asciiOf(flowView(indexSystem(system), ping, noMarks))).toMatchInlineSnapshot(`
      "client            a
         │              │
         ├─ GET /ping ─▶│
         │              ├─ GET /ping ↩
         │              ├─ GET /ping ↩
         │              ├─ GET /ping ↩
         │◀┄┄┄┄ answer ┄┤
         │              │"
    `);
  });
});
