import { expect, test } from 'vitest';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import {
  access,
  component,
  endpoint,
  guard,
  object,
  operation,
  parameter,
  quote,
  table,
  text,
} from '../../../../test/support/system-builder.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { emptySystem, type System } from '../../model/system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { exampleExchange } from './example-exchange.ts';

const at = quote('src/app.ts:1', 'app');

/** Request, answer, error and what is guessed, as a person would read them. */
function exchange(subject: Endpoint, system: System = { ...emptySystem, endpoints: [subject] }): string {
  const { request, response, error, inferred } = exampleExchange(indexSystem(system), subject);
  const parts = [request, response, error ?? '', (inferred ?? []).join(', ')];
  return parts.filter((part) => part !== '').join('\n---\n');
}

function shop(route: string): string {
  const found = shopSystem.endpoints.filter((each) => `${each.method} ${each.path}` === route);
  return found.map((each) => exchange(each, shopSystem)).join('\n');
}

test('a declared exchange is shown as declared, with the error it answers', () => {
  expect(shop('POST /orders')).toMatchInlineSnapshot(`
    "POST /orders HTTP/1.1
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
    ---
    HTTP/1.1 201 Created
    Content-Type: application/json

    {
      "id": "7f3b2c1e-9d4a-4e6f-8a2b-5c1d0e9f8a7b",
      "status": "open",
      "totalCents": 1999
    }
    ---
    HTTP/1.1 400 Bad Request
    Content-Type: application/json

    {
      "error": "Bad Request",
      "message": "Bad Request"
    }"
  `);
});

test('an answer that is declared nowhere follows from the table, without its secrets, and says so', () => {
  expect(shop('GET /orders')).toMatchInlineSnapshot(`
    "GET /orders HTTP/1.1
    Host: orders:3000
    Authorization: Bearer <token>
    ---
    HTTP/1.1 200 OK
    Content-Type: application/json

    [
      {
        "id": "7f3b2c1e-9d4a-4e6f-8a2b-5c1d0e9f8a7b",
        "customer_id": "a4bdaa19-9d4a-4e6f-8a2b-5c1d0e9f8a7b",
        "status": "open",
        "total_cents": 1999,
        "note": "Please ring twice.",
        "created_at": "2025-03-14T09:26:53Z"
      }
    ]
    ---
    the answer's body from the columns of orders"
  `);
});

test('a create that is declared nowhere sends what it stores', () => {
  const customers = table('database:d', 'customers', at, [
    'id uuid = gen_random_uuid()',
    'email text',
    'password_hash text',
    "tier text = 'basic'",
    'deleted_at timestamptz?',
  ]);
  const create = endpoint('service:s', 'POST /customers', at);
  const system: System = {
    ...emptySystem,
    endpoints: [create],
    tables: [customers],
    operations: [operation('service:s', 'POST /customers', at)],
    accesses: [access('insert', 'service:s#POST /customers', customers.id, at, { columns: ['email', 'tier'] })],
  };
  expect(exchange(create, system)).toMatchInlineSnapshot(`
    "POST /customers HTTP/1.1
    Host: localhost
    Content-Type: application/json

    {
      "email": "ada@example.com",
      "tier": "basic"
    }
    ---
    HTTP/1.1 200 OK
    Content-Type: application/json

    {
      "id": "7f3b2c1e-9d4a-4e6f-8a2b-5c1d0e9f8a7b",
      "email": "ada@example.com",
      "tier": "basic",
      "deleted_at": null
    }
    ---
    the request's body from what it writes to customers, the answer's body from the columns of customers, the status"
  `);
});

test('an action does not send the column that it sets', () => {
  expect(shop('POST /orders/{id}/cancel').split('\n---\n')[0]).not.toContain('Content-Type');
});

test('parameters stand where they belong', () => {
  const search = endpoint('service:s', 'GET /shops/{shopId}/lamps', at, {
    guards: [guard('authentication', 'apiKeyAuth', at)],
    parameters: [
      parameter('path', 'shopId', 'integer'),
      parameter('query', 'q', 'string'),
      parameter('query', 'limit', 'integer'),
      parameter('query', 'ids', 'array', { type: 'array', items: { type: 'integer' } }),
      parameter('header', 'X-Request-Id', 'string'),
      parameter('cookie', 'locale', 'string'),
    ],
  });
  expect(exchange(search).split('\n---\n')[0]).toMatchInlineSnapshot(`
    "GET /shops/42/lamps?q=lamp&limit=20&ids=42 HTTP/1.1
    Host: localhost
    X-API-Key: <key>
    X-Request-Id: 1c3a8452-9d4a-4e6f-8a2b-5c1d0e9f8a7b
    Cookie: locale=en"
  `);
});

test('fields that are named one by one become one body', () => {
  const create = endpoint('service:s', 'POST /lamps', at, {
    parameters: [
      parameter('body', 'title', 'unknown'),
      parameter('body', 'priceCents', 'unknown', { type: 'integer' }),
    ],
  });
  expect(exchange(create)).toContain('{\n  "title": "Lamp one",\n  "priceCents": 1999\n}');
});

test('a shape that refers to itself ends', () => {
  const fields: { name: string; shape: ReturnType<typeof text>; required: boolean }[] = [];
  const tree = { type: 'object' as const, fields };
  fields.push({ name: 'child', shape: tree, required: true });
  const subject = endpoint('service:s', 'POST /trees', at, { request: tree });
  expect(exchange(subject).length).toBeLessThan(1000);
});

test('values keep to what the shape states', () => {
  const request = object({
    title: text({ maxLength: 5 }),
    code: text({ minLength: 8 }),
    rating: { type: 'integer', maximum: 3 },
    state: text({ values: ['draft', 'live'] }),
    email: text({ example: 'owner@lamps.example' }),
    startsAt: text({ format: 'date-time' }),
  });
  const sent = exchange(endpoint('service:s', 'POST /lamps', at, { request }))
    .split('\n\n')[1]
    ?.split('\n---')[0];
  expect(sent).toMatchInlineSnapshot(`
    "{
      "title": "Lamp",
      "code": "codexxxx",
      "rating": 3,
      "state": "draft",
      "email": "owner@lamps.example",
      "startsAt": "2025-03-14T09:26:53Z"
    }"
  `);
});

test('an id in the path is one that the key of its table could hold', () => {
  const books = table('database:d', 'books', at, ['id integer', 'shelf_id integer', 'title text']);
  const read = endpoint('service:s', 'GET /shelves/{shelfId}/books/{id}/pages/{pageId}', at);
  const system: System = {
    ...emptySystem,
    endpoints: [read],
    tables: [books],
    operations: [operation('service:s', 'GET /shelves/{shelfId}/books/{id}/pages/{pageId}', at)],
    accesses: [
      access('read one', 'service:s#GET /shelves/{shelfId}/books/{id}/pages/{pageId}', books.id, at, {
        filters: ['id', 'shelf_id'],
      }),
    ],
  };
  expect(exchange(read, system).split(' HTTP')[0]).toMatchInlineSnapshot(
    `"GET /shelves/42/books/42/pages/815dfa76-9d4a-4e6f-8a2b-5c1d0e9f8a7b"`,
  );
});

test('a session of a page is shown as a cookie', () => {
  const inPhp = { ...quote('routes/web.php:1', 'auth'), file: 'routes/web.php' };
  const asks = (name: string, evidence = at): string => {
    const [, , shown = ''] = exchange(
      endpoint('service:s', 'GET /lamps', at, { guards: [guard('authentication', name, evidence)] }),
    ).split('\n');
    return `${name}: ${shown}`;
  };
  expect([asks('auth', inPhp), asks('auth'), asks('auth:api', inPhp), asks('require_logged_in_user')]).toEqual([
    'auth: Cookie: session=<session>',
    'auth: Authorization: Bearer <token>',
    'auth:api: Authorization: Bearer <token>',
    'require_logged_in_user: Cookie: session=<session>',
  ]);
});

test('a field of GraphQL is asked for by a query, a procedure of gRPC by its message', () => {
  const place = endpoint('orders', 'POST /graphql#Mutation.placeOrder', at, {
    protocol: 'graphql',
    request: object({ note: text(), lines: { type: 'array', items: { type: 'integer' } } }),
  });
  expect(exchange(place).split('\n---')[0]).toMatchInlineSnapshot(`
    "POST /graphql HTTP/1.1
    Host: localhost
    Content-Type: application/json

    {
      "query": "mutation { placeOrder(note: \\"Please ring twice.\\", lines: [42]) { __typename } }"
    }"
  `);
  const total = endpoint('orders', 'POST /graphql#Query.total', at, {
    protocol: 'graphql',
    responses: [{ status: 200, shape: { type: 'integer' } }],
  });
  expect(exchange(total).split('\n---')[0]).toMatchInlineSnapshot(`
    "POST /graphql HTTP/1.1
    Host: localhost
    Content-Type: application/json

    {
      "query": "query { total }"
    }"
  `);
  const procedure = endpoint('orders', 'POST /shop.Orders/Place', at, {
    protocol: 'grpc',
    request: object({ note: text() }),
  });
  expect(exchange(procedure).split('\n---')[0]).toMatchInlineSnapshot(`
    "POST /shop.Orders/Place HTTP/1.1
    Host: localhost
    Content-Type: application/grpc

    {
      "note": "Please ring twice."
    }"
  `);
});

test('a key of an address is what the column holds by which its row is found', () => {
  const boats = table('database:d', 'boats', at, ['id bigint', 'name text']);
  const first = (path: string): string => {
    const name = path.slice(path.indexOf('{') + 1, -1);
    const one = {
      ...endpoint('service:s', `GET ${path}`, at),
      parameters: [parameter('path', name, 'string', text())],
    };
    const system: System = {
      ...emptySystem,
      endpoints: [one],
      tables: [boats],
      operations: [operation('service:s', `GET ${path}`, at)],
      accesses: [access('read one', `service:s#GET ${path}`, boats.id, at, { filters: ['id'] })],
    };
    return exchange(one, system).split('\n')[0] ?? '';
  };
  expect(['/boats/{id}', '/boats/{pk}', '/boats/{boat}', '/boats/{boatId}', '/boats/{name}'].map(first)).toEqual([
    'GET /boats/42 HTTP/1.1',
    'GET /boats/42 HTTP/1.1',
    'GET /boats/42 HTTP/1.1',
    'GET /boats/42 HTTP/1.1',
    'GET /boats/Boat%20one HTTP/1.1',
  ]);
});

test('columns stand for fields in camel case where the language writes fields so', () => {
  const boats = table('database:d', 'boats', at, ['id bigint', 'home_port text']);
  const list = endpoint('service:s', 'GET /boats', at);
  const body = (language: string): string => {
    const system: System = {
      ...emptySystem,
      components: [component('service', 's', { language })],
      endpoints: [{ ...list, service: component('service', 's').id }],
      tables: [boats],
      operations: [operation(component('service', 's').id, 'GET /boats', at)],
      accesses: [access('read one', `${component('service', 's').id}#GET /boats`, boats.id, at)],
    };
    return /"home\w+"/.exec(exchange(system.endpoints[0] ?? list, system))?.[0] ?? '';
  };
  expect(['java', 'csharp', 'python'].map(body)).toEqual(['"homePort"', '"homePort"', '"home_port"']);
});
