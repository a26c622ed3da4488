import { describe, expect, test } from 'vitest';
import { buildSystem, component, contract, endpoint, place } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { Component } from '../../model/component.ts';
import type { System } from '../../model/system.ts';
import { runRules } from '../run-rules.ts';
import { missingVersioning } from './missing-versioning.ts';

const names = ['orders', 'teas', 'blends', 'harvests', 'tastings'];

test('a public API without a version is told once, with the line to change', () => {
  const endpoints = names.map((name) => endpoint(`GET /${name}`, { framework: 'express' }));
  expect(spoken(missingVersioning, buildSystem({ endpoints }))).toMatchInlineSnapshot(`
    "info: shop offers 5 routes without a version
    No path and no documented parameter names a version, so a field that is renamed in GET /blends is renamed for every client in the same minute. If a header that the code reads names one, or all clients are deployed together with it, this is fine.
    fix: Mount the routers under a version, \`app.use('/v1', router)\`, so that /blends becomes /v1/blends, and keep the bare path as an alias for a while.
    at shop-GET-orders.ts: shop GET /orders
    looked at paths of the routes
    looked at documented header and query parameters
    looked at paths and server bases of the OpenAPI documents"
  `);
});

test('the place to mark is where the routers are mounted', () => {
  const endpoints = names.map((name) => endpoint(`GET /${name}`, { mounts: [place('app.use(router)')] }));
  const [finding] = runRules(buildSystem({ endpoints }), [missingVersioning]);
  expect(finding?.evidence.map((evidence) => evidence.text)).toEqual(['app.use(router)', 'shop GET /orders']);
});

describe('silent where', () => {
  test.each(['/v1', '/api/v2', '/2024-05-01'])('the path says %s', (prefix) => {
    expect(about({}, prefix)).toEqual([]);
  });

  test('a header or a contract says it', () => {
    const header = { name: 'Accept-Version', in: 'header', required: false, type: 'string' } as const;
    const endpoints = names.map((name) => endpoint(`GET /${name}`, { parameters: [header] }));
    expect(titles(missingVersioning, buildSystem({ endpoints }))).toEqual([]);
    expect(about({ contracts: [contract('shop', ['GET /v1/orders'])] })).toEqual([]);
  });

  test('forms are answered with the address of the next page', () => {
    const onward = (status: number) => names.map((name) => endpoint(`GET /${name}`, { responses: [{ status }] }));
    expect(titles(missingVersioning, buildSystem({ endpoints: onward(302) }))).toEqual([]);
    expect(titles(missingVersioning, buildSystem({ endpoints: onward(304) }))).toHaveLength(1);
  });

  test('the API is small', () => {
    const endpoints = names.slice(1).map((name) => endpoint(`GET /${name}`));
    expect(titles(missingVersioning, buildSystem({ endpoints }))).toEqual([]);
  });

  test('the routes serve the pages of the same application', () => {
    expect(about({ components: [component('shop', { frameworks: ['next'] })] })).toEqual([]);
    expect(about({ components: [component('shop', { kind: 'frontend' })] })).toEqual([]);
  });

  test('a gateway stands before the service', () => {
    expect(about({ components: [component('edge', { kind: 'gateway' })] })).toEqual([]);
  });

  test('no port of the service is published', () => {
    expect(about({ components: [inner()] })).toEqual([]);
  });
});

function inner(): Component {
  const deployment = { file: 'compose.yml', ports: [], healthCheck: false, environment: {}, dependsOn: [] };
  return component('shop', { deployment });
}

function about(parts: Partial<System>, prefix = ''): string[] {
  const endpoints = names.map((name) => endpoint(`GET ${prefix}/${name}`));
  return titles(missingVersioning, buildSystem({ endpoints, ...parts }));
}
