import { describe, expect, test } from 'vitest';
import { buildSystem, contract, endpoint, reply } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import { specCodeDrift } from './spec-code-drift.ts';

test('each direction is one finding that lists what is missing', () => {
  const system = buildSystem({
    endpoints: ['GET /teas', 'GET /teas/{id}', 'DELETE /teas/{id}'].map((route) => endpoint(route)),
    contracts: [contract('shop', ['GET /teas', 'GET /teas/{teaId}', 'GET /teas/{teaId}/harvest'])],
  });
  expect(spoken(specCodeDrift, system)).toMatchInlineSnapshot(`
    "medium: GET /teas/{teaId}/harvest stands in openapi.yaml but not in the code
    2 operations of the document have a route; GET /teas/{teaId}/harvest has none, so generated clients call it in vain.
    fix: Add the route, or take GET /teas/{teaId}/harvest out of openapi.yaml.
    at openapi-GET-teas-teaId-harvest.ts: openapi GET /teas/{teaId}/harvest
    looked at 3 routes of the service, under every base path of up to three segments

    medium: DELETE /teas/{id} is missing from openapi.yaml
    The code has DELETE /teas/{id} (shop-DELETE-teas-id-.ts:1), the document does not, though it has 2 routes beside it: no client or test made from it knows of it.
    fix: Describe DELETE /teas/{id} in openapi.yaml: parameters, bodies and every status that is answered.
    at shop-DELETE-teas-id-.ts: shop DELETE /teas/{id}
    at shop-openapi-yaml.ts: shop openapi.yaml
    looked at openapi.yaml: 3 operations"
  `);
});

test('a status that only the code knows is told', () => {
  const system = buildSystem({
    endpoints: [endpoint('GET /teas')],
    contracts: [contract('shop', ['GET /teas 200,404'])],
    replies: [reply('GET /teas', 409), reply('GET /teas', 404), reply('GET /teas', 500)],
  });
  expect(titles(specCodeDrift, system)).toEqual(['low: GET /teas answers 409 without openapi.yaml saying so']);
});

describe('silent where', () => {
  test('the base path of the server is a mount elsewhere', () => {
    expect(about(['GET /v1/teas', 'GET /v1/teas/{id}'], ['GET /teas', 'GET /teas/{teaId}'])).toEqual([]);
    expect(about(['GET /teas', 'GET /teas/{id}'], ['GET /api/v1/teas', 'GET /api/v1/teas/{id}'])).toEqual([]);
  });

  test('probes and documentation are left out of the document', () => {
    expect(about(['GET /teas'], ['GET /teas', 'GET /healthz', 'GET /metrics', 'GET /docs'])).toEqual([]);
  });

  test('the document describes another part of the service', () => {
    expect(about(['GET /teas'], ['GET /teas', 'POST /backoffice/refunds', 'GET /backoffice/stock'])).toEqual([]);
  });

  test('hardly anything meets, so the routes were not read or belong elsewhere', () => {
    expect(about(['GET /a', 'GET /b', 'GET /c'], ['GET /x', 'GET /y'])).toEqual([]);
  });

  test('a catch-all answers what stands below it', () => {
    expect(about(['GET /teas', 'GET /proxy/blends'], ['GET /teas', 'ANY /proxy/*'])).toEqual([]);
  });

  test('the document has no known service', () => {
    const contracts = [contract('shop', ['GET /teas', 'GET /blends'], { service: undefined })];
    expect(titles(specCodeDrift, buildSystem({ endpoints: [endpoint('GET /teas')], contracts }))).toEqual([]);
  });
});

function about(documented: readonly string[], routes: readonly string[]): string[] {
  const endpoints = routes.map((route) => endpoint(route));
  return titles(specCodeDrift, buildSystem({ endpoints, contracts: [contract('shop', documented)] }));
}
