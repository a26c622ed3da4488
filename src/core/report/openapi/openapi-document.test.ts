import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { shopSystem } from '../../../../test/support/shop-system.ts';
import {
  component,
  endpoint,
  guard,
  object,
  parameter,
  quote,
  reply,
  text,
} from '../../../../test/support/system-builder.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { emptySystem, type System } from '../../model/system.ts';
import { printOpenapi } from './print-openapi.ts';

const at = quote('src/app.ts:1', 'app');

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

function documentOf(endpoints: readonly Endpoint[]): { readonly paths: Paths } {
  const components = [component('service', 'lamps'), component('service', 'shades')];
  return load(printOpenapi({ ...emptySystem, components, endpoints })) as { paths: Paths };
}

/** What every reader of OpenAPI insists on. */
function expectSound(system: System): void {
  const printed = printOpenapi(system);
  const { paths } = load(printed) as { paths: Paths };
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.values(item).map((operation) => ({ path, operation })),
  );
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations) {
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    expect(inPath.sort()).toEqual([...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]).sort());
    expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
  }
  for (const [, name = ''] of printed.matchAll(/#\/components\/schemas\/([\w.-]+)/g)) {
    expect(printed).toMatch(new RegExp(`^    ${name}:$`, 'm'));
  }
}

test('the contract of the shop is sound', () => {
  expectSound(shopSystem);
});

test('one operation with guard, body, errors and a named schema', () => {
  const orders = {
    ...shopSystem,
    endpoints: shopSystem.endpoints.filter((each) => each.method === 'POST' && each.path === '/orders'),
  };
  expect(printOpenapi(orders)).toMatchInlineSnapshot(`
    "openapi: 3.1.0
    info:
      title: corner-shop
      version: 0.0.0
      description: Extracted from code by Backend Architect. What the code does not say is not here.
    tags:
      - name: orders
    paths:
      /orders:
        post:
          tags:
            - orders
          operationId: postOrders
          requestBody:
            required: true
            content:
              application/json:
                schema:
                  $ref: '#/components/schemas/NewOrder'
          responses:
            '201':
              description: Created
              content:
                application/json:
                  schema:
                    type: object
                    required:
                      - id
                      - status
                      - totalCents
                    properties:
                      id:
                        type: string
                        format: uuid
                      status:
                        type: string
                        enum:
                          - open
                          - paid
                      totalCents:
                        type: integer
            '400':
              description: Bad Request
              content:
                application/json:
                  schema:
                    $ref: '#/components/schemas/Problem'
            '402':
              description: Payment Required
              content:
                application/json:
                  schema:
                    $ref: '#/components/schemas/Problem'
          security:
            - bearer: []
    components:
      securitySchemes:
        bearer:
          type: http
          scheme: bearer
      schemas:
        NewOrder:
          type: object
          required:
            - items
            - note
          properties:
            items:
              type: array
              items:
                type: object
                required:
                  - productId
                  - quantity
                properties:
                  productId:
                    type: string
                    format: uuid
                  quantity:
                    type: integer
                    minimum: 1
            note:
              type: string
              maxLength: 200
        Problem:
          type: object
          required:
            - error
            - message
          properties:
            error:
              type: string
            message:
              type: string
    "
  `);
});

test('wildcards, every method and undeclared answers find a form', () => {
  const endpoints = [
    endpoint('service:lamps', 'ANY /proxy/*', at),
    endpoint('service:lamps', 'GET /files/{path*}', at, { responses: [reply(200), reply(0)] }),
  ];
  expectSound({ ...emptySystem, endpoints });
  const { paths } = documentOf(endpoints);
  expect(Object.entries(paths).map(([path, item]) => `${path}: ${Object.keys(item).join(' ')}`)).toEqual([
    '/files/{path}: get',
    '/proxy/{rest}: get post put patch delete',
  ]);
});

test('a path that two services answer stands once and names both', () => {
  const { paths } = documentOf([
    endpoint('service:lamps', 'GET /health', at),
    endpoint('service:shades', 'GET /health', at),
  ]);
  expect(paths['/health']?.['get']).toMatchObject({ tags: ['lamps'], 'x-also-served-by': ['shades'] });
});

test('shapes that share a name and differ are not mixed up', () => {
  const small = object({ error: text() }, 'Problem');
  const large = object({ title: text(), detail: text() }, 'Problem');
  const endpoints = [
    endpoint('service:lamps', 'GET /a', at, { responses: [reply(404, small)] }),
    endpoint('service:lamps', 'GET /b', at, { responses: [reply(404, large)] }),
  ];
  const printed = JSON.stringify(documentOf(endpoints));
  expect(printed.match(/#\/components\/schemas\/Problem/g)).toHaveLength(1);
  expect(printed).toContain('"detail"');
});

test('static files are no part of it, and an optional sign-in stays optional', () => {
  const guards = [{ ...guard('authentication', 'auth.optional', at), optional: true }];
  const { paths } = documentOf([
    endpoint('service:lamps', 'GET /index.html', at, { static: true }),
    endpoint('service:lamps', 'GET /lamps', at, { guards }),
  ]);
  expect(Object.keys(paths)).toEqual(['/lamps']);
  expect(paths['/lamps']?.['get']).toMatchObject({ security: [{ bearer: [] }, {}] });
});

test('paths that differ only in the names of their parameters are one path', () => {
  const endpoints = [
    endpoint('service:lamps', 'DELETE /lamps/{id}', at, { parameters: [parameter('path', 'id', 'integer')] }),
    endpoint('service:lamps', 'GET /lamps/{slug}', at, { parameters: [parameter('path', 'slug', 'string')] }),
    endpoint('service:lamps', 'GET /lamps/{title}', at),
    endpoint('service:lamps', 'GET /lamps/{slug}/shades/{slug}', at),
  ];
  expectSound({ ...emptySystem, endpoints });
  expect(documentOf(endpoints).paths).toMatchObject({
    '/lamps/{id}': {
      delete: { parameters: [{ name: 'id', schema: { type: 'integer' } }] },
      get: {
        parameters: [{ name: 'id', description: 'The code calls it `slug`.', schema: { type: 'string' } }],
        'x-also-written': ['/lamps/{title}'],
      },
    },
    '/lamps/{slug}/shades/{slug2}': { get: { parameters: [{ name: 'slug2' }, { name: 'slug' }] } },
  });
});
