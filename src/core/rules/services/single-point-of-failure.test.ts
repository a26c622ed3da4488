import { expect, test } from 'vitest';
import { buildSystem, call, component, endpoint } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { System } from '../../model/system.ts';
import { singlePointOfFailure } from './single-point-of-failure.ts';

const callers = ['orders', 'billing', 'shipping'];

/** Three services that all ask each of some others, of which one file runs one copy each. */
function askedOf(names: readonly string[]): System {
  const deployment = {
    file: 'compose.yaml',
    replicas: 1,
    ports: [],
    healthCheck: true,
    environment: {},
    dependsOn: [],
  };
  return buildSystem({
    components: [...callers.map((name) => component(name)), ...names.map((name) => component(name, { deployment }))],
    endpoints: callers.map((service) => endpoint(`GET /${service}`, { service })),
    calls: callers.flatMap((from) => names.map((to) => call(`GET /${from}`, `GET ${to} /${to}`, { from }))),
  });
}

test('where one file runs many services in one copy each, one finding names them', () => {
  expect(spoken(singlePointOfFailure, askedOf(['accounts', 'rates', 'stock', 'tax']))).toMatchInlineSnapshot(`
    "low: 4 services that others wait for run in one copy each, accounts for one
    compose.yaml runs one replica of each. This many services wait for them: accounts (3), rates (3), stock (3) and tax (3).
    fix: Run two or more replicas (\`deploy: { replicas: 2 }\`) with a health check, of accounts first.
    at accounts.ts: accounts
    at rates.ts: rates
    at stock.ts: stock
    at tax.ts: tax
    at GET-orders-GET-accounts-accounts.ts: GET /orders GET accounts /accounts
    at GET-orders-GET-rates-rates.ts: GET /orders GET rates /rates
    at GET-orders-GET-stock-stock.ts: GET /orders GET stock /stock
    at GET-orders-GET-tax-tax.ts: GET /orders GET tax /tax"
  `);
});

test('a few single copies are told one by one', () => {
  expect(titles(singlePointOfFailure, askedOf(['accounts', 'rates', 'stock']))).toHaveLength(3);
});
