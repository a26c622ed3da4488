import { describe, expect, test } from 'vitest';
import {
  access,
  buildSystem,
  call,
  component,
  endpoint,
  guard,
  place,
  table,
} from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { Component, Deployment } from '../../model/component.ts';
import type { Endpoint, OpenedBy } from '../../model/endpoint.ts';
import { missingAuthentication } from './missing-authentication.ts';

const guarded = endpoint('POST /orders', { guards: [guard('authentication', 'requireAuth')] });
const search = { guardSearch: ['src/app.ts:4 application', 'src/orders.ts:9 router'] };

test('the route beside a guarded one looks forgotten, and the guard to use is named', () => {
  const system = buildSystem({
    endpoints: [guarded, endpoint('DELETE /orders/{id}', search)],
    accesses: [access('DELETE /orders/{id}', 'delete orders', { filters: ['id'] })],
  });
  expect(spoken(missingAuthentication, system)).toMatchInlineSnapshot(`
    "high: DELETE /orders/{id} deletes from orders without asking who is calling
    DELETE /orders/{id} deletes from orders, and no guard stands on the route, its router, the application or a gateway. 1 route of 2 asks who is calling, POST /orders, so this one looks forgotten.
    fix: Put \`requireAuth\` before the handler, as POST /orders has it (guard-requireAuth.ts:1).
    at shop-DELETE-orders-id-.ts: shop DELETE /orders/{id}
    at DELETE-orders-id-delete-orders.ts: DELETE /orders/{id} delete orders
    looked at src/app.ts:4 application
    looked at src/orders.ts:9 router
    looked at gateway: none in the workspace"
  `);
});

test('what belongs to one person counts without any write', () => {
  expect(about([guarded, endpoint('GET /me/orders')])).toEqual([
    'medium: GET /me/orders shows what belongs to one person or to administrators without asking who is calling',
  ]);
  expect(about([guarded, endpoint('GET /admin/users')])).toHaveLength(1);
});

test('a field of a schema counts as a route of its own', () => {
  expect(about([guarded, endpoint('POST /graphql#Mutation.closeOrder')])).toHaveLength(1);
});

test('many open routes of one file are one finding', () => {
  const at = { evidence: [{ file: 'src/returns.ts', line: 3, endLine: 3, text: 'router' }] };
  const routes = ['POST /returns', 'PUT /returns/{id}', 'DELETE /returns/{id}', 'POST /returns/{id}/label'];
  expect(about([guarded, ...routes.map((route) => endpoint(route, at))])).toEqual([
    'high: 4 routes of src/returns.ts do not ask who is calling',
  ]);
});

test('a guard that lets strangers through is a milder case', () => {
  const optional = guard('authentication', 'auth.optional', { optional: true });
  expect(about([guarded, endpoint('POST /comments', { guards: [optional] })])).toEqual([
    'medium: POST /comments inserts into orders without asking who is calling',
  ]);
  expect(about([guarded, endpoint('GET /comments', { guards: [optional] })])).toEqual([]);
});

describe('a service without any guard is one finding', () => {
  const open = ['POST /orders', 'PUT /orders/{id}', 'DELETE /orders/{id}', 'GET /orders'].map((route) =>
    endpoint(route),
  );

  test('that is mild where nothing shows that it should have one', () => {
    expect(about(open)).toEqual(['medium: shop asks nobody who is calling on any of its 4 routes']);
  });

  test('that is grave beside a service that asks, unless that one calls it', () => {
    const other = endpoint('POST /carts', { service: 'web', guards: [guard('authentication', 'requireAuth')] });
    const accesses = open.map((each) => access(each.handler ?? '', 'insert orders'));
    const calls = [{ ...call('POST /carts', 'POST shop /orders'), from: 'web' }];
    const parts = { endpoints: [...open, other], accesses };
    expect(titles(missingAuthentication, buildSystem(parts))[0]).toMatch(/^high/);
    expect(titles(missingAuthentication, buildSystem({ ...parts, calls }))[0]).toMatch(/^medium/);
  });

  test('that is grave where its port is published', () => {
    expect(about(open, [deployed('shop', '8080')])).toEqual([
      'high: shop asks nobody who is calling on any of its 4 routes',
    ]);
  });

  test('that is mild where it only sends on, and to which route was not made out', () => {
    const endpoints = [endpoint('POST /trips/cheapest')];
    const components = [deployed('shop', '8080'), component('routes')];
    const graveness = (answers: string | undefined) => {
      const calls = [call('POST /trips/cheapest', 'POST routes /plans', { endpoint: answers })];
      return titles(missingAuthentication, buildSystem({ endpoints, components, calls }));
    };
    expect(graveness(undefined)).toEqual(['medium: shop asks nobody who is calling on its one route']);
    expect(graveness('routes POST /plans')).toEqual(['high: shop asks nobody who is calling on its one route']);
  });

  test('a rule that is moved closes what the rules behind it match, and no more', () => {
    const rule = { name: 'permitAll()', evidence: place('all') };
    const hidden = { ...rule, hides: { name: "hasRole('ADMIN')", evidence: place('admin') } };
    const [first, ...rest] = open;
    const fixFor = (opened: OpenedBy) => {
      const endpoints = [{ ...(first as Endpoint), opened: hidden }, ...rest.map((each) => ({ ...each, opened }))];
      const accesses = endpoints.map((each) => access(each.handler ?? '', 'insert orders'));
      return spoken(missingAuthentication, buildSystem({ endpoints, accesses })).split('\n')[2];
    };
    expect([fixFor(hidden), fixFor(rule)]).toMatchInlineSnapshot(`
      [
        "fix: Move \`permitAll()\` (all.ts:1) behind the rules that it hides, \`hasRole('ADMIN')\` (admin.ts:1) for one.",
        "fix: Move \`permitAll()\` (all.ts:1) behind the rules that it hides, \`hasRole('ADMIN')\` (admin.ts:1) for one. Add a rule for GET /orders, DELETE /orders/{id} and PUT /orders/{id}: no rule that it hides matches them.",
      ]
    `);
  });

  test('and may shut out peers that come there', () => {
    const hides = { name: "hasRole('ADMIN')", evidence: place('admin') };
    const endpoints = open.map((each) => ({ ...each, opened: { name: 'permitAll()', evidence: place('all'), hides } }));
    const accesses = endpoints.map((each) => access(each.handler ?? '', 'insert orders'));
    const calls = [call('GET /desk', 'POST shop /orders', { from: 'desk', endpoint: endpoints[0]?.id })];
    const parts = { endpoints, accesses, calls, components: [component('shop'), component('desk')] };
    expect(spoken(missingAuthentication, buildSystem(parts))).toContain(
      'See first that they let desk through, which sends requests there.',
    );
  });

  test('and of a published port nothing is said where gRPC has one of its own', () => {
    const asked = open.map((each): Endpoint => ({ ...each, protocol: 'grpc' }));
    const accesses = asked.map((each) => access(each.handler ?? '', 'insert orders'));
    const told = (endpoints: readonly Endpoint[]) =>
      spoken(missingAuthentication, buildSystem({ endpoints, accesses, components: [deployed('shop', '8080')] }));
    expect(told(open)).toContain('by everybody who reaches its published port.');
    expect(told(asked)).toContain('by everybody who can reach the service.');
  });

  test('that is mild where only its network reaches it', () => {
    expect(about(open, [deployed('shop', undefined)])).toEqual([
      'low: shop asks nobody who is calling on any of its 4 routes',
    ]);
  });

  test('and none behind a gateway that asks', () => {
    const entrance = endpoint('POST /checkout', {
      service: 'gateway',
      guards: [guard('authentication', 'jwt', { level: 'gateway' })],
    });
    const components = [deployed('shop', undefined), component('gateway', { kind: 'gateway' })];
    expect(about([...open, entrance], components)).toEqual([]);
  });
});

describe('silent where', () => {
  test.each([
    'POST /auth/login',
    'POST /users/register',
    'POST /forgotPassword',
    'POST /webhooks/stripe',
    'POST /newsletter/subscribe',
    'POST /invites/{token}',
    'POST /graphql',
    'POST /graphql#Mutation.tokenCreate',
    'POST /graphql#Order.lines',
    'POST /graphql#Query.me',
    'POST /health',
    'GET /profiles/{name}',
    'GET /articles',
  ])('%s is open by nature or harmless', (route) => {
    expect(about([guarded, endpoint(route)])).toEqual([]);
  });

  test.each(['isAdmin', 'ensureLoggedIn', 'checkPermission', 'verifyToken', 'apiKeyMiddleware'])(
    'a guard of unknown kind is called %s',
    (name) => {
      expect(about([guarded, endpoint('POST /returns', { guards: [guard('other', name)] })])).toEqual([]);
    },
  );

  test('a session that is only carried along is no guard', () => {
    expect(about([guarded, endpoint('POST /returns', { guards: [guard('other', 'session')] })])).toHaveLength(1);
  });

  test('the handler itself refuses strangers', () => {
    const refusal = guard('authentication', 'answers 401', { level: 'handler' });
    expect(about([guarded, endpoint('POST /returns', { guards: [refusal] })])).toEqual([]);
  });

  test('people make their account where they can log in', () => {
    expect(about([guarded, endpoint('POST /users'), endpoint('POST /users/login')])).toEqual([]);
    expect(about([guarded, endpoint('POST /users')])).toHaveLength(1);
  });

  test('only views and sessions are written', () => {
    const accesses = [access('POST /articles/{id}/view', 'insert article_views')];
    const system = buildSystem({ endpoints: [guarded, endpoint('POST /articles/{id}/view')], accesses });
    expect(titles(missingAuthentication, system)).toEqual([]);
  });
});

/** Every route that is no GET inserts an order. */
function about(endpoints: readonly Endpoint[], components: readonly Component[] = []): string[] {
  const accesses = endpoints
    .filter((each) => each.method !== 'GET')
    .map((each) => access(each.handler ?? '', 'insert orders'));
  return titles(missingAuthentication, buildSystem({ endpoints, accesses, components }));
}

function deployed(name: string, published: string | undefined): Component {
  const deployment: Deployment = {
    file: 'compose.yml',
    ports: [{ container: 3000, published }],
    healthCheck: false,
    environment: {},
    dependsOn: [],
  };
  return component(name, { deployment });
}

test('whoever sends a first password of their own has none to log in with', () => {
  const said = (path: string, field: string): readonly string[] => {
    const text = { type: 'string' } as const;
    const request: Endpoint['request'] = {
      type: 'object',
      fields: ['email', field].map((name) => ({ name, shape: text, required: true })),
    };
    return titles(
      missingAuthentication,
      buildSystem({
        endpoints: [guarded, endpoint(path, { request })],
        accesses: [access(path, 'insert donors')],
        tables: [table('donors', { columns: 'id uuid, email text, password_hash text' })],
      }),
    );
  };
  expect(said('POST /donors', 'password')).toEqual([]);
  expect(said('POST /donors', 'blood_type')).toHaveLength(1);
  expect(said('POST /admin/donors', 'password')).toHaveLength(1);
});
