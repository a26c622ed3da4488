import { expect, test } from 'vitest';
import type { Json } from '../../src/core/model/json-schema.ts';
import { contractsOf } from '../../src/core/report/design/contract-of.ts';
import { designOf } from '../support/design/briefs.ts';

test('of users and orders, each operation says what it needs, how far it goes and what it answers', () => {
  const documents = contractsOf(designOf('examples/briefs/users-and-orders.yaml')).map(({ document }) => document);
  expect(documents.flatMap(operationLines).join('\n')).toMatchInlineSnapshot(`
    "GET /health/live for anybody
      200 403
    GET /health/ready for anybody
      200 403
      503: Retry-After
    GET /v1/customers for customers:read
      takes limit?, at most 100
      takes cursor?
      200: Cache-Control, RateLimit-*
      401: WWW-Authenticate
      403 422 500
      429: Retry-After, RateLimit-*
    POST /v1/customers for customers:write
      201: Location, ETag, RateLimit-*
      400 403 409 422 500
      401: WWW-Authenticate
      429: Retry-After, RateLimit-*
    GET /v1/customers/{customerId} for customers:read
      takes If-None-Match?
      200: ETag, Cache-Control, RateLimit-*
      304 403 404 422 500
      401: WWW-Authenticate
      429: Retry-After, RateLimit-*
    PATCH /v1/customers/{customerId} for customers:write
      takes If-Match
      200: ETag, RateLimit-*
      400 403 404 409 412 422 428 500
      401: WWW-Authenticate
      429: Retry-After, RateLimit-*
    GET /v1/orders for orders:read
      takes customerId?
      takes state?
      takes limit?, at most 100
      takes cursor?
      200: Cache-Control, RateLimit-*
      401: WWW-Authenticate
      403 422 500
      429: Retry-After, RateLimit-*
    POST /v1/orders for orders:write
      takes Idempotency-Key
      201: Location, ETag, RateLimit-*
      400 403 409 422 500
      401: WWW-Authenticate
      429: Retry-After, RateLimit-*
      503: Retry-After
    GET /v1/orders/{orderId} for orders:read
      takes If-None-Match?
      200: ETag, Cache-Control, RateLimit-*
      304 403 404 422 500
      401: WWW-Authenticate
      429: Retry-After, RateLimit-*
    POST /v1/orders/{orderId}/cancellations for orders:write
      takes If-Match
      200: ETag, RateLimit-*
      401: WWW-Authenticate
      403 404 409 412 422 428 500
      429: Retry-After, RateLimit-*
    POST /v1/orders/{orderId}/packings for orders:write
      takes If-Match
      200: ETag, RateLimit-*
      401: WWW-Authenticate
      403 404 409 412 422 428 500
      429: Retry-After, RateLimit-*
    POST /v1/orders/{orderId}/shipments for orders:write
      takes If-Match
      200: ETag, RateLimit-*
      401: WWW-Authenticate
      403 404 409 412 422 428 500
      429: Retry-After, RateLimit-*
    GET /v1/products for anybody
      takes state
      takes limit?, at most 100
      takes cursor?
      200: Cache-Control, RateLimit-*
      422 500
      429: Retry-After, RateLimit-*
    POST /v1/products for products:write
      201: Location, ETag, RateLimit-*
      400 403 409 422 500
      401: WWW-Authenticate
      429: Retry-After, RateLimit-*
    GET /v1/products/{productId} for anybody
      takes If-None-Match?
      200: ETag, Cache-Control, RateLimit-*
      304 404 422 500
      429: Retry-After, RateLimit-*
    PATCH /v1/products/{productId} for products:write
      takes If-Match
      200: ETag, RateLimit-*
      400 403 404 409 412 422 428 500
      401: WWW-Authenticate
      429: Retry-After, RateLimit-*"
  `);
});

function operationLines(document: Json): readonly string[] {
  return Object.entries(objectAt(document, 'paths')).flatMap(([path, item]) =>
    Object.entries(objectAt(item)).flatMap(([method, operation]) => [
      `${method.toUpperCase()} ${path} for ${scopesOf(operation)}`,
      ...parametersOf(document, operation),
      ...statusesOf(document, operation),
    ]),
  );
}

function scopesOf(operation: unknown): string {
  const schemes = Object.values(objectAt(operation, 'security')).map((scheme) =>
    Object.values(objectAt(scheme)).flat(),
  );
  return schemes.length === 0 ? 'anybody' : schemes.map((scopes) => scopes.join(' and ') || 'anybody').join(' or ');
}

function parametersOf(document: Json, operation: unknown): readonly string[] {
  return Object.values(objectAt(operation, 'parameters'))
    .map((parameter) => resolved(document, parameter))
    .filter((parameter) => parameter['in'] !== 'path')
    .map((parameter) => {
      const maximum = objectAt(parameter, 'schema')['maximum'];
      const most = maximum === undefined ? '' : `, at most ${String(maximum)}`;
      return `  takes ${String(parameter['name'])}${parameter['required'] === true ? '' : '?'}${most}`;
    });
}

/** Statuses with the same headers stand in one line. */
function statusesOf(document: Json, operation: unknown): readonly string[] {
  const lines = new Map<string, string[]>();
  for (const [status, response] of Object.entries(objectAt(operation, 'responses'))) {
    const names = Object.keys(objectAt(resolved(document, response), 'headers')).join(', ');
    const headers = names.replace('RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset', 'RateLimit-*');
    lines.set(headers, [...(lines.get(headers) ?? []), status]);
  }
  return [...lines].map(([headers, statuses]) => `  ${statuses.join(' ')}${headers === '' ? '' : `: ${headers}`}`);
}

function resolved(document: Json, value: unknown): Json {
  const reference = objectAt(value)['$ref'];
  return typeof reference === 'string' ? objectAt(document, ...reference.slice(2).split('/')) : objectAt(value);
}

function objectAt(value: unknown, ...keys: readonly string[]): Json {
  const found = keys.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Json)[key] : undefined),
    value,
  );
  return typeof found === 'object' && found !== null ? (found as Json) : {};
}
