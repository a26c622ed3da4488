import { describe, expect, test } from 'vitest';
import { buildSystem, call, component, endpoint } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { Component } from '../../model/component.ts';
import type { System } from '../../model/system.ts';
import { singlePointOfFailure } from './single-point-of-failure.ts';

test('one copy that many wait for is told with what fails', () => {
  expect(spoken(singlePointOfFailure, star(['orders', 'billing', 'shipping'], 1))).toMatchInlineSnapshot(`
    "low: 3 services were seen to wait for accounts, of which one copy runs
    billing, orders and shipping wait for it, and compose.yml runs one replica of it. At least 3 routes of theirs lead to it.
    fix: Run two or more replicas of accounts (\`deploy: { replicas: 2 }\`) with a health check, so that one can fail or be deployed.
    at accounts.ts: accounts
    at GET-orders-GET-accounts-accounts-.ts: GET /orders GET accounts /accounts/{}
    at GET-billing-GET-accounts-accounts-.ts: GET /billing GET accounts /accounts/{}
    at GET-shipping-GET-accounts-accounts-.ts: GET /shipping GET accounts /accounts/{}"
  `);
});

test('where no file says how many run, only the one link between parts is told', () => {
  expect(titles(singlePointOfFailure, star(['orders', 'billing', 'shipping'], undefined))).toEqual([
    'low: 3 services were seen to wait for accounts, the only link between them',
  ]);
});

test('a database of several services is told as what they share', () => {
  const users = ['orders', 'billing', 'shipping'];
  const db = component('db', { kind: 'database', root: undefined });
  const connections = users.map((from) => ({
    from,
    to: 'db',
    kind: 'store' as const,
    provenance: 'extracted' as const,
    evidence: [],
  }));
  const system = buildSystem({ components: [...users.map((name) => component(name)), db], connections });
  expect(titles(singlePointOfFailure, system)).toEqual(['low: 3 services keep their data in the one database db']);
});

describe('silent where', () => {
  test('two copies run', () => {
    expect(titles(singlePointOfFailure, star(['orders', 'billing', 'shipping'], 2))).toEqual([]);
  });

  test('few services wait and nobody says how many copies run', () => {
    expect(titles(singlePointOfFailure, star(['orders', 'billing'], undefined))).toEqual([]);
  });

  test('a service in a row of services is a link of the chain', () => {
    const calls = ['b', 'c', 'd'].map((to, at) => ({ ...call(`h${to}`, `GET ${to} /x`), from: 'abc'.charAt(at) }));
    const components = [...'abcd'].map((name) => component(name));
    expect(titles(singlePointOfFailure, buildSystem({ components, calls }))).toEqual([]);
  });
});

function star(names: readonly string[], replicas: number | undefined): System {
  const deployment = { file: 'compose.yml', replicas, ports: [], healthCheck: false, environment: {}, dependsOn: [] };
  const accounts: Component = component('accounts', { deployment });
  const endpoints = names.map((name) => endpoint(`GET /${name}`, { service: name }));
  const calls = names.map((name) => ({ ...call(`GET /${name}`, 'GET accounts /accounts/{}'), from: name }));
  return buildSystem({ components: [accounts, ...names.map((name) => component(name))], endpoints, calls });
}
