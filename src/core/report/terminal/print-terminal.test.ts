import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { shopFindings } from '../../../../test/support/shop-findings.ts';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import { finding, quote } from '../../../../test/support/system-builder.ts';
import { displayWidth } from '../../model/display-width.ts';
import { emptySystem, type System } from '../../model/system.ts';
import { buildReview } from '../../review/build-review.ts';
import { redrawn } from '../../review/redrawn.ts';
import type { Finding } from '../../rules/finding.ts';
import { printDdl } from '../ddl/print-ddl.ts';
import { printTerminal } from './print-terminal.ts';

function report(
  width: number,
  findings: readonly Finding[] = shopFindings,
  system: System = shopSystem,
  color = false,
): string {
  const ddl = printDdl(system.tables, system.components);
  const review = buildReview(system, findings, { kind: 'workspace' }, ddl);
  return printTerminal(redrawn(review, system, width), { color, width });
}

test('the whole report of the shop', () => {
  expect(report(100)).toMatchInlineSnapshot(`
    "corner-shop  reviewed by Backend Architect
    5 services · 11 endpoints · 7 tables · 3 outgoing calls · 31 of 64 files read

    ✖ 1 critical   ▲ 3 high   ● 4 medium   ○ 1 low   1 suppressed
    api 1 · services 3 · schema 1 · performance 2 · security 1 · scaling 1


    Findings ───────────────────────────────────────────────────────────────────────────────────────────

    ✖ CRITICAL

      DELETE /admin/products/{id} deletes products without asking who calls
      services/catalog/src/routes.ts:41  missing-authentication

      → 41 │ app.delete('/admin/products/:id', removeProduct);

      Anyone who reaches the catalog service can delete any product: no guard stands between the
      application and the handler.
      Fix: Add an authentication guard to the route or to the whole \`/admin\` prefix, for example
           \`app.delete('/admin/products/:id', { preHandler: requireAdmin }, removeProduct)\`.
      See also: services/catalog/src/products.ts:22  db.query('DELETE FROM products WHERE id = $1', [id…
      Looked at: services/catalog/src/app.ts:6 application, services/catalog/src/routes.ts:4 plugin and
                 services/catalog/src/routes.ts:41 inline.

    ▲ HIGH

      orders waits for catalog without a timeout
      services/orders/src/place-order.ts:19  missing-timeout

      → 19 │ const { data } = await axios.get(catalog + '/products/' + item.productId);

      axios waits for ever by default. When catalog hangs, every POST /orders hangs with it until the
      process runs out of sockets.
      Fix: Create one client for catalog with a timeout, \`axios.create({ baseURL: catalog, timeout: 2000
           })\`, and use it here.
      Looked at: call options services/orders/src/place-order.ts:19 and axios defaults
                 services/orders/src/http.ts.

      POST /orders calls GET /products/{id} of catalog once for every item
      services/orders/src/place-order.ts:19  n-plus-one-call

      → 19 │ const { data } = await axios.get(catalog + '/products/' + item.productId);

      An order of 40 items makes 40 requests in a row before anything is stored; at 5 ms each the
      customer waits 200 ms for prices alone.
      Fix: Fetch all products of the order in one request: add \`GET /products?ids=\` to catalog and call
           it before the loop.
      See also: services/orders/src/place-order.ts:17  for (const item of draft.items) {

      POST /orders stores the order and publishes order.placed without an outbox
      services/orders/src/place-order.ts:38  dual-write

      → 38 │ channel.publish('shop', 'order.placed', payload);

      The transaction commits on line 31 and the message leaves on line 38. A crash in between loses the
      confirmation mail for an order that exists.
      Fix: Write the event to an \`outbox\` table in the same transaction and let a relay publish it.
      See also: services/orders/src/place-order.ts:31  const order = await db.transaction(() => storeOr…

    ● MEDIUM

      GET /orders filters orders by customer_id, which no index covers
      services/orders/src/list-orders.ts:6  unindexed-filter

      → 6 │ db.query('SELECT * FROM orders WHERE customer_id = $1 ORDER BY created_at DESC', [user.id])

      PostgreSQL reads the whole table for each request. With a million orders that is about 100 MB per
      call.
      Fix: CREATE INDEX CONCURRENTLY orders_customer_id_created_at_idx ON orders (customer_id,
           created_at DESC);
      See also: services/orders/migrations/001_shop.sql:9  CREATE TABLE orders (

      catalog and orders both write products
      services/orders/src/place-order.ts:53  shared-table

      → 53 │ await tx.query('UPDATE products SET stock = stock - $2 WHERE id = $1', row);

      catalog deletes rows of products and orders updates their stock. Neither can change the table
      without the other.
      Fix: Let catalog own products: give it \`POST /products/{id}/reservations\` and call it from POST
           /orders.
      See also: services/catalog/src/products.ts:22  db.query('DELETE FROM products WHERE id = $1', [id…

      GET /orders returns every order of the customer
      services/orders/src/routes.ts:12  unpaginated-list

      → 12 │ router.get('/orders', listOrders);

      Neither the route nor the query behind it has a limit, so the answer grows with every order
      placed.
      Fix: Take \`limit\` (at most 100) and \`cursor\` (the last created_at and id), and add \`LIMIT\` to the
           query.
      See also: services/orders/src/list-orders.ts:6  db.query('SELECT * FROM orders WHERE customer_id…

      payments.amount keeps money in double precision
      services/payments/migrations/001_payments.sql:4  float-for-money

      → 4 │ amount double precision NOT NULL,

      Binary fractions cannot hold 0.10, so sums drift by cents and refunds stop matching their
      payments.
      Fix: Store cents: \`amount_cents integer NOT NULL\`, as orders and products already do.

    ○ LOW

      gateway runs once and everything passes through it
      compose.yaml:2  single-replica
      Fix: Set \`deploy.replicas: 2\` for gateway in compose.yaml.

    Suppressed by a comment
      POST /orders/{id}/cancel names an action in its path
        services/orders/src/routes.ts:52  “an action reads better here”


    Endpoints  guards found on the way, tables read → written ──────────────────────────────────────────

      catalog
        ✖  DELETE   /admin/products/{id}  none  → products
           GET      /products             none  products
        ▲  GET      /products/{id}        none  products

      gateway
           GET      /health  none
           POST     /login   validate(Login)  customers

      orders
        ●  GET      /orders              requireUser     orders
        ▲  POST     /orders              requireUser +1  → order_items, orders, products
           GET      /orders/{id}         requireUser     order_items, orders
           POST     /orders/{id}/cancel  requireUser     → orders

      payments
           POST     /payments       none          → payments
           GET      /payments/{id}  JwtAuthGuard  payments


    Example  POST /orders ──────────────────────────────────────────────────────────────────────────────

      Request

      POST /orders HTTP/1.1
      Host: orders:3000
      Authorization: Bearer <token>
      Content-Type: application/json

      {
        "items": [
          {
            "productId": "e548412c-9d4a-4e6f-8a2b-5c1d0e9f8a7b",
            "quantity": 2
          }
        ],
        "note": "Please ring twice."
      }

      Response

      HTTP/1.1 201 Created
      Content-Type: application/json

      {
        "id": "7f3b2c1e-9d4a-4e6f-8a2b-5c1d0e9f8a7b",
        "status": "open",
        "totalCents": 1999
      }

      When it goes wrong

      HTTP/1.1 400 Bad Request
      Content-Type: application/json

      {
        "error": "Bad Request",
        "message": "Bad Request"
      }


    Services ───────────────────────────────────────────────────────────────────────────────────────────

                                                                                  ┌────────────────┐
                                                                                  │ payments-db    │
                                                                              ┌──▶│ postgresql     │
                                                             ┌──────────────┐ │   │ 2 tables       │
                                                             │ payments     ├─┘   │ ● 1 medium     │
                                                     ┌──────▶│ nestjs       │     └────────────────┘
                                                     │       │ 2 endpoints  ├─┐
                                                     │       └──────────────┘ │   ┌────────────────┐
                                                     │                        └──▶│ api.stripe.com │
                      ┌──────────────────────────────│─┐                          └────────────────┘
      ┌─────────────┐ │       ┌────────────────────┐ │ ├──────────────────────┐
      │ gateway     ├─┘       │ orders             ├─┘ │     ┌──────────────┐ │   ┌────────────────┐
      │ express     │   ┌────▶│ express            ├───┘     │ catalog      │ │   │ shop-db        │
      │ 2 endpoints ├───┘     │ 4 endpoints        ├─────┐   │ fastify      │ ├──▶│ postgresql     │
      │ ○ 1 low     ├─────┐   │ ▲ 3 high, 3 medium ├┄┄┄┐ ├──▶│ 3 endpoints  ├─┘   │ 5 tables       │
      └─────────────┘     │   └────────────────────┘   ┊ │   │ ✖ 1 critical │     │ ● 3 medium     │
                          └────────────────────────────┊─┘   │   2 high     │     └────────────────┘
                                                       ┊     │   1 medium   │
                                                       ┊     └──────────────┘
                                                       ┊
                              ┌────────────────────┐   ┊     ┌──────────────┐
                              │ mailer             │◀┐ └┄┄┄┄▶│ broker       │
                              │ amqplib            │ └┄┄┄┄┄┄┄┤ rabbitmq     │
                              └────────────────────┘         └──────────────┘

      ──▶ calls, reads or writes   ┄┄▶ sends messages


    Request flow  What POST /orders does ───────────────────────────────────────────────────────────────

      POST /orders                 ──▶ orders
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

      ↻ once for each item


    Data model ─────────────────────────────────────────────────────────────────────────────────────────

                                        ┌────────────────────────────┐
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
    └──────────────────────────────────┘


    Schema  as PostgreSQL reads it ─────────────────────────────────────────────────────────────────────

      -- payments-db

      CREATE TABLE payments (
        id         uuid NOT NULL DEFAULT gen_random_uuid(),
        order_id   uuid NOT NULL,
        amount     double precision NOT NULL,
        currency   char(3) NOT NULL,
        status     text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (id)
      );

      CREATE TABLE refunds (
        id         uuid NOT NULL DEFAULT gen_random_uuid(),
        payment_id uuid NOT NULL,
        amount     double precision NOT NULL,
        reason     text,
        PRIMARY KEY (id)
      );

      ALTER TABLE refunds ADD CONSTRAINT refunds_payment_id_fkey
        FOREIGN KEY (payment_id) REFERENCES payments (id) ON DELETE CASCADE;

      and 62 more lines: backend-architect ddl


    Technology ─────────────────────────────────────────────────────────────────────────────────────────

      database       Keep PostgreSQL. Add the indexes that the findings name before a cache, a replica
                     or a second store.
        today        PostgreSQL (payments-db and shop-db): 7 tables, 6 foreign keys
        why          5 of 7 tables refer to others by foreign keys, and POST /orders writes several
                     tables in one transaction: this is what a relational database is for.
        costs        catalog, gateway and orders share the connections and the locks of shop-db; a slow
                     query of one is felt by all.
        when         A read replica pays when the primary stays above 70 % CPU at peak with its indexes
                     in place. Partition \`payments\`, \`order_items\` and 2 more from about 50 million
                     rows, not before.

      cache          No Redis yet. Answer GET /products and GET /products/{id} with \`Cache-Control:
                     public, max-age=60\` and an \`ETag\`.
        today        No cache runs.
        why          2 open routes only read, the same for every caller. DELETE /admin/products/{id} and
                     POST /orders write what they read.
        costs        Readers may see an answer that is up to a minute old; in exchange there is nothing
                     to run and nothing to invalidate.
        when         A shared cache pays when these routes together pass about 200 requests a second, or
                     their p95 stays above 50 ms with every index in place.

      messaging      Keep RabbitMQ, and put an \`outbox\` table, written in the same transaction and
                     emptied by a relay, before it.
        today        RabbitMQ: 1 channel
        why          POST /orders changes two stores one after the other: a crash in between leaves them
                     in disagreement, and nothing notices.
        costs        One more table and a loop that reads it. Consumers may see a message twice, so each
                     needs a key to recognize it by.
        when         The outbox: now, a lost message is silent. Kafka is not needed until consumers
                     replay history, or above about 10,000 messages a second.

      observability  Pass one request id (\`traceparent\`) through every call, log it, and export traces
                     with OpenTelemetry.
        today        No tracing or monitoring among the components that were found.
        why          POST /orders passes through orders, catalog, payments and api.stripe.com, and 1
                     other route crosses services too: when it is slow, the logs of one service cannot
                     say why.
        costs        A header on each call and a collector to run; sampling one request in a hundred
                     keeps it cheap.
        when         The header: now, it is a few lines a service. The collector: with the first
                     incident that takes more than an hour to place.


    Bottlenecks ────────────────────────────────────────────────────────────────────────────────────────

      1. GET /orders reads all of \`orders\`
         1,000,000 rows × 136 bytes = 140 MB. At 1 GB a second, one core answers about 7 such requests a
         second, and every row added makes it fewer.
         Measure: \`seq_scan\` and \`seq_tup_read\` of \`orders\` in \`pg_stat_user_tables\`; \`EXPLAIN (ANALYZE,
                  BUFFERS)\` of the query.
         Then: CREATE INDEX CONCURRENTLY orders_customer_id_created_at_idx ON orders (customer_id,
               created_at DESC);

      2. POST /orders makes one call for each item
         50 items × 5 ms = 250 ms before the answer can be made, and 50 calls where one would do: ten
         such requests a second are 500 calls a second.
         Measure: Outgoing calls for each request, p95; a trace shows them as a staircase.
         Then: Fetch all products of the order in one request: add \`GET /products?ids=\` to catalog and
               call it before the loop.

      3. One call waits for another service without an end
         50 requests a second × 30 s of a hanging neighbor = 1,500 open requests (Little’s law), each
         with its memory and its socket. With a timeout of 2 s it is 100.
         Measure: Open requests of the caller, and the p99 of each outgoing call.
         Then: Create one client for catalog with a timeout, \`axios.create({ baseURL: catalog, timeout:
               2000 })\`, and use it here.

      4. GET /orders answers with every row of \`orders\` that matches
         100,000 rows × about 272 bytes of JSON = 27 MB for one answer, held in memory by the process
         that sends it.
         Measure: Bytes of the answer, p99, and memory of the process while it is made.
         Then: Take \`limit\` (at most 100) and \`cursor\` (the last created_at and id), and add \`LIMIT\` to
               the query.

      5. POST /orders needs orders, catalog, payments and api.stripe.com to be up at the same time
         0.999 to the power of 4 = 99.6 %: about 173 minutes of failure a month where one service alone
         has 43. Their times add up, too.
         Measure: p95 of the route beside the p95 of each call behind it; failures by the service that
                  caused them.
         Then: Answer once the own write is safe and let the rest follow by message, for each call whose
               result the client does not need at once.

      As it grows

      50 requests/s   1 outgoing call without a timeout: 30 s of a hanging neighbor are 1,500 open
                      requests
                      Set a timeout on each client first; a circuit breaker only where failures last for
                      minutes.
      10 instances    shop-db refuses connections: 10 × a pool of 10 > 97 of PostgreSQL’s default 100 (5
                      run now: catalog, gateway and orders)
                      Size the pools so that all instances stay below the limit; PgBouncer only when
                      that leaves less than 2 each.
      10,000 rows     Lists of \`orders\` grow with their tables: one answer is megabytes of JSON
                      Page by a cursor over the sort key, with a limit of 100.
      1,000,000 rows  Requests that read all of \`orders\` take longer than a tenth of a second each
                      Add the indexes while the tables are small: it takes seconds now.


    Not read ───────────────────────────────────────────────────────────────────────────────────────────

      services/mailer/legacy.ts:3  Syntax error: skipped the rest of the file.


    Next ───────────────────────────────────────────────────────────────────────────────────────────────

      Start with \`missing-authentication\` at services/catalog/src/routes.ts:41.

      backend-architect rules missing-authentication
      backend-architect review --format markdown --out review.md  the whole review to share

      // architect-ignore missing-authentication -- reason
      above a line silences the rule there.
    "
  `);
});

test('nothing runs over the edge, and no line ends in blanks', () => {
  for (const width of [60, 72, 80, 100, 120]) {
    for (const line of report(width).split('\n')) {
      expect(line).toBe(line.trimEnd());
      // Paths and commands have to stay whole, or nobody can copy them.
      if (!/backend-architect|services\/\S{30}/.test(line)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  }
});

test('color says nothing that the text does not', () => {
  const colored = report(100, shopFindings, shopSystem, true);
  expect(colored).toContain('\u001b[');
  const stripped = stripVTControlCharacters(colored);
  // In color, code is set off by color; without, by backticks.
  const words = (text: string): string => text.replaceAll('`', '').replace(/\s+/g, ' ');
  expect(words(stripped)).toBe(words(report(100)));
});

test('source that holds terminal sequences cannot use them', () => {
  const hostile = finding('missing-timeout', 'services', 'high', {
    title: 'title \u001b[2J\u001b]0;owned\u0007',
    message: 'message \u202Ereversed',
    fix: 'fix \u009b31m',
    evidence: [quote('src/\u001b[31mapp.ts:1', 'const x = "\u001b[8m";\r\n\tcall();')],
    subjects: [],
  });
  const text = report(100, [hostile], emptySystem);
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
});

test('a rule that speaks often is told a few times and then named', () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    finding('missing-timeout', 'services', 'high', {
      title: `orders waits for service ${index}`,
      message: 'It waits for ever.',
      fix: 'Set a timeout.',
      evidence: [quote(`src/client-${index}.ts:3`, `fetch(url${index});`)],
      subjects: [`service:${index}`],
    }),
  );
  const text = report(100, many, emptySystem);
  expect(text.slice(text.indexOf('  8 more'), text.indexOf('Next')).trimEnd()).toMatchInlineSnapshot(`
    "  8 more of missing-timeout
      orders waits for service 2  src/client-2.ts:3
      orders waits for service 3  src/client-3.ts:3
      orders waits for service 4  src/client-4.ts:3
      orders waits for service 5  src/client-5.ts:3
      orders waits for service 6  src/client-6.ts:3
      orders waits for service 7  src/client-7.ts:3
      orders waits for service 8  src/client-8.ts:3
      orders waits for service 9  src/client-9.ts:3


    Bottlenecks ────────────────────────────────────────────────────────────────────────────────────────

      1. 12 calls wait for another service without an end
         50 requests a second × 30 s of a hanging neighbor = 1,500 open requests (Little’s law), each
         with its memory and its socket. With a timeout of 2 s it is 100.
         Measure: Open requests of the caller, and the p99 of each outgoing call.
         Then: Set a timeout.

      As it grows

      50 requests/s  12 outgoing calls without a timeout: 30 s of a hanging neighbor are 1,500 open
                     requests
                     Set a timeout on each client first; a circuit breaker only where failures last for
                     minutes."
  `);
});

test('a workspace without a finding says what was read', () => {
  const system: System = { ...shopSystem, suppressions: [] };
  const text = report(100, [], system);
  expect(text.split('\n').slice(0, 4).join('\n')).toMatchInlineSnapshot(`
    "corner-shop  reviewed by Backend Architect
    5 services · 11 endpoints · 7 tables · 3 outgoing calls · 31 of 64 files read

    ✔ no findings"
  `);
  expect(text.slice(text.indexOf('Next '))).toMatchInlineSnapshot(`
    "Next ───────────────────────────────────────────────────────────────────────────────────────────────

      Nothing to mend. 31 files were read, and no rule had anything to say.
    "
  `);
});
