import { describe, expect, test } from 'vitest';
import { buildSystem, call, component, endpoint, place } from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { Call, Timeout } from '../../model/call.ts';
import { missingTimeout } from './missing-timeout.ts';

const rates = component('api.exchange.example', { kind: 'external', root: undefined });
const never: Timeout = { kind: 'library-default', milliseconds: 0 };

test('calls of one client to one target are one finding that counts who waits', () => {
  const search = { timeout: never, library: 'axios', timeoutSearch: ['call options', 'axios defaults'] };
  const system = buildSystem({
    endpoints: [endpoint('GET /rates')],
    components: [rates],
    calls: [
      call('GET /rates', 'GET api.exchange.example /rates', search),
      call('GET /rates', 'GET api.exchange.example /fees', search),
    ],
  });
  expect(spoken(missingTimeout, system)).toMatchInlineSnapshot(`
    "high: shop calls api.exchange.example with axios in 2 places and waits for ever
    axios has no timeout of its own. While api.exchange.example hangs, GET /rates hangs with it, and every request that comes meanwhile keeps its memory and its connection.
    fix: Add \`timeout: 2000\` to the options, or to \`axios.create({ timeout: 2000 })\`. A client that both calls share needs it once.
    at GET-rates-GET-api-exchange-example-rates.ts: GET /rates GET api.exchange.example /rates
    at GET-rates-GET-api-exchange-example-fees.ts: GET /rates GET api.exchange.example /fees
    at shop-GET-rates.ts: shop GET /rates
    looked at call options
    looked at axios defaults"
  `);
});

test('the calls of one service by one library are one finding, whoever is called', () => {
  const search = { timeout: never, library: 'axios' };
  const system = buildSystem({
    endpoints: [endpoint('GET /rates')],
    components: [rates, component('tax.example', { kind: 'external', root: undefined })],
    calls: [
      call('GET /rates', 'GET api.exchange.example /rates', search),
      call('GET /rates', 'GET tax.example /codes', search),
      call('GET /rates', 'GET api.exchange.example /fees', { ...search, library: 'fetch' }),
    ],
  });
  expect(titles(missingTimeout, system)).toEqual([
    'high: shop calls api.exchange.example with fetch and waits for ever',
    'high: shop calls api.exchange.example and tax.example with axios in 2 places and waits for ever',
  ]);
});

test('a request whose address is chosen before stands in one place', () => {
  const sent = { timeout: never, library: 'axios', chosen: true, evidence: [place('src/rates.ts')] } as const;
  const calls = ['one', 'two'].map((host) => call('GET /rates', `GET ${host}.example /rates`, sent));
  const components = ['one', 'two'].map((host) => component(`${host}.example`, { kind: 'external', root: undefined }));
  expect(titles(missingTimeout, buildSystem({ endpoints: [endpoint('GET /rates')], components, calls }))).toEqual([
    'high: shop calls one.example and two.example with axios and waits for ever',
  ]);
});

test('a host that was not made out is no further one', () => {
  const search = { timeout: never, library: 'axios' };
  const unknown = { ...search, to: undefined, host: undefined };
  const one = call('GET /rates', 'GET api.exchange.example /rates', search);
  const other = call('GET /rates', 'GET  /fees', unknown);
  const parts = { endpoints: [endpoint('GET /rates')], components: [rates] };
  expect([[one, other], [other]].flatMap((calls) => titles(missingTimeout, buildSystem({ ...parts, calls })))).toEqual([
    'high: shop calls api.exchange.example with axios and waits for ever',
    'high: shop calls an unknown host with axios and waits for ever',
  ]);
  expect(spoken(missingTimeout, buildSystem({ ...parts, calls: [one, other] })).split('\n')[1]).toMatch(
    / 1 more call of this client goes to a host that nothing names\.$/,
  );
});

test('a library that gives up after minutes is told with its figure', () => {
  expect(about({ timeout: { kind: 'library-default', milliseconds: 300_000 } })).toEqual([
    'medium: shop calls api.exchange.example with fetch and waits up to 300 s',
  ]);
});

test('a call that no request reaches is a milder case', () => {
  const one = call('script', 'GET api.exchange.example /rates', { timeout: never });
  expect(titles(missingTimeout, buildSystem({ components: [rates], calls: [one] }))[0]).toMatch(/^low/);
});

describe('silent where', () => {
  test('a timeout is set, or nobody can tell', () => {
    expect(about({ timeout: { kind: 'set' } })).toEqual([]);
    expect(about({ timeout: { kind: 'unknown' } })).toEqual([]);
  });

  test('the library gives up soon enough by itself', () => {
    expect(about({ timeout: { kind: 'library-default', milliseconds: 10_000 } })).toEqual([]);
  });

  test('a circuit breaker times the call', () => {
    expect(about({ timeout: never, circuitBreaker: true })).toEqual([]);
  });

  test('a browser calls', () => {
    const web = component('web', { kind: 'frontend' });
    const one = { ...call('load', 'GET shop /rates', { timeout: never }), from: 'web' };
    expect(titles(missingTimeout, buildSystem({ components: [web], calls: [one] }))).toEqual([]);
  });
});

function about(over: Partial<Call>): string[] {
  const calls = [call('GET /rates', 'GET api.exchange.example /rates', over)];
  return titles(missingTimeout, buildSystem({ endpoints: [endpoint('GET /rates')], components: [rates], calls }));
}
