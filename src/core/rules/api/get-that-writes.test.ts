import { describe, expect, test } from 'vitest';
import { access, buildSystem, endpoint, operationCall } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { DataAccess } from '../../model/data-access.ts';
import { getThatWrites } from './get-that-writes.ts';

test('a link that deletes is told with the way to the statement', () => {
  const system = buildSystem({
    endpoints: [endpoint('GET /orders/{id}/delete')],
    operationCalls: [operationCall('GET /orders/{id}/delete', 'remove')],
    accesses: [access('remove', 'delete orders', { filters: ['id'] })],
  });
  expect(spoken(getThatWrites, system)).toMatchInlineSnapshot(`
    "high: GET /orders/{id}/delete deletes from orders
    GET is meant to be safe: it may be repeated, prefetched, cached and crawled. A request that nobody meant to send may so delete rows.
    fix: Let a POST, PUT, PATCH or DELETE route do the write, and let GET /orders/{id}/delete read only.
    at shop-GET-orders-id-delete.ts: shop GET /orders/{id}/delete
    at GET-orders-id-delete-calls-remove.ts: GET /orders/{id}/delete calls remove
    at remove-delete-orders.ts: remove delete orders"
  `);
});

test('links from mails and rows made on demand are milder', () => {
  expect(about('GET /newsletter/unsubscribe', ['delete subscribers'])).toEqual([
    'low: GET /newsletter/unsubscribe deletes from subscribers',
  ]);
  expect(about('GET /cart', ['select carts', 'insert carts'])).toEqual(['low: GET /cart inserts into carts']);
  expect(about('GET /orders/{id}/cancel', ['update orders'])).toEqual([
    'medium: GET /orders/{id}/cancel updates orders',
  ]);
});

test('a row that is read again after it was written was not asked for before', () => {
  const at = (line: number) => [{ file: 'drafts.ts', line, endLine: line, text: '' }];
  const accesses = [
    access('GET /drafts/new', 'insert drafts', { evidence: at(4) }),
    access('GET /drafts/new', 'select drafts', { evidence: at(5) }),
  ];
  const system = buildSystem({ endpoints: [endpoint('GET /drafts/new')], accesses });
  expect(titles(getThatWrites, system)).toEqual(['medium: GET /drafts/new inserts into drafts']);
});

test('routes that one line registers are one finding, and a handler that answers POST too is milder', () => {
  const evidence = [{ file: 'routes/player.php', line: 9, endLine: 9, text: 'Route::match(…)' }];
  const routes = ['GET /rest/star', 'GET /rest/unstar', 'POST /rest/star', 'POST /rest/unstar'];
  const system = buildSystem({
    endpoints: routes.map((route) => endpoint(route, { evidence, handler: route.split(' ')[1] })),
    accesses: [access('/rest/star', 'upsert stars'), access('/rest/unstar', 'delete stars')],
  });
  expect(spoken(getThatWrites, system).split('\n').slice(0, 3).join('\n')).toMatchInlineSnapshot(`
    "low: GET /rest/star and GET /rest/unstar change stars
    GET is meant to be safe: it may be repeated, prefetched, cached and crawled. A request that nobody meant to send may so delete rows. The same handler answers POST there.
    fix: Register POST alone where clients can send it, or write only where the request is one."
  `);
});

test('what stands behind a condition can be written', () => {
  const system = buildSystem({
    endpoints: [endpoint('GET /feeds/{id}')],
    operationCalls: [operationCall('GET /feeds/{id}', 'refresh', { atTimes: true })],
    accesses: [access('refresh', 'update feeds')],
  });
  expect(titles(getThatWrites, system)).toEqual(['medium: GET /feeds/{id} can update feeds']);
});

test('a row that is made on demand is not asked to be made by POST', () => {
  const system = buildSystem({
    endpoints: [endpoint('GET /cart')],
    operationCalls: [operationCall('GET /cart', 'find'), operationCall('GET /cart', 'make')],
    accesses: [access('find', 'select carts'), access('make', 'insert carts')],
  });
  expect(spoken(getThatWrites, system).split('\n').slice(0, 3).join('\n')).toMatchInlineSnapshot(`
    "low: GET /cart inserts into carts
    GET is meant to be safe: it may be repeated, prefetched, cached and crawled. The row is made only where it is missing, but two first requests at once can collide.
    fix: Let a unique key and an upsert settle who was first; where nothing needs the row before it is changed, answer with a default and make it then."
  `);
});

describe('silent where', () => {
  test('a login provider sends the browser back', () => {
    expect(about('GET /settings/github_callback', ['update users'])).toEqual([]);
    expect(about('GET /auth/saml/return', ['insert users'])).toEqual([]);
  });

  test('the route is a POST', () => {
    expect(about('POST /orders', ['insert orders'])).toEqual([]);
  });

  test('it reads only', () => {
    expect(about('GET /orders', ['select orders'])).toEqual([]);
  });

  test('the rows are views, sessions or an audit trail', () => {
    expect(about('GET /articles/{id}', ['insert article_views'])).toEqual([]);
    expect(about('GET /me', ['update user_sessions'])).toEqual([]);
    expect(about('GET /me', ['insert audit_log'])).toEqual([]);
  });

  test('only counters and stamps of the last visit change', () => {
    const seen = access('GET /me', 'update users', { columns: ['lastSeenAt', 'view_count'] });
    expect(titles(getThatWrites, buildSystem({ endpoints: [endpoint('GET /me')], accesses: [seen] }))).toEqual([]);
  });

  test('a scheduler can only send GET, and GraphQL decides by the query', () => {
    expect(about('GET /api/cron/cleanup', ['delete orders'])).toEqual([]);
    expect(about('GET /graphql', ['update orders'])).toEqual([]);
  });
});

function about(route: string, deeds: readonly string[]): string[] {
  const accesses: DataAccess[] = deeds.map((deed) => access(route, deed));
  return titles(getThatWrites, buildSystem({ endpoints: [endpoint(route)], accesses }));
}
