import { describe, expect, test } from 'vitest';
import { shopFindings } from '../../../test/support/shop-findings.ts';
import { shopSystem } from '../../../test/support/shop-system.ts';
import {
  access,
  call,
  component,
  connect,
  endpoint,
  guard,
  operation,
  quote,
  table,
} from '../../../test/support/system-builder.ts';
import { emptySystem, type System } from '../model/system.ts';
import { indexSystem } from '../model/system-index.ts';
import type { Ground, Signal } from './advice.ts';
import { bottlenecks } from './bottlenecks.ts';
import { capacity } from './capacity.ts';
import { scaling } from './scaling.ts';
import { technologies } from './technologies.ts';

const at = quote('src/app.ts:1', 'app');

function ground(system: Partial<System>, signals: readonly Signal[] = []): Ground {
  return { index: indexSystem({ ...emptySystem, ...system }), signals };
}

const shop = ground(shopSystem, shopFindings);

/** A handler that reads or writes one table, as every route of these small systems has one. */
function route(name: string, how: 'read many' | 'insert', target: string, more: Parameters<typeof endpoint>[3] = {}) {
  const made = endpoint('service:s', name, at, more);
  const handler = operation('service:s', name, at);
  return { endpoint: made, operation: handler, access: access(how, handler.id, target, at) };
}

function systemOf(routes: readonly ReturnType<typeof route>[], more: Partial<System> = {}): Partial<System> {
  return {
    endpoints: routes.map((each) => each.endpoint),
    operations: routes.map((each) => each.operation),
    accesses: routes.map((each) => each.access),
    ...more,
  };
}

function advised(area: string, grounds: Ground): string | undefined {
  return technologies(grounds).find((technology) => technology.area === area)?.recommendation;
}

test('advice for the shop, in full', () => {
  const told = technologies(shop).map(({ area, current, recommendation, rationale, tradeoffs, adoptWhen, evidence }) =>
    [area, current, recommendation, rationale, tradeoffs, adoptWhen, `seen in ${evidence.length}`].join('\n  '),
  );
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "database
      PostgreSQL (payments-db and shop-db): 7 tables, 6 foreign keys
      Keep PostgreSQL. Add the indexes that the findings name before a cache, a replica or a second store.
      5 of 7 tables refer to others by foreign keys, and POST /orders writes several tables in one transaction: this is what a relational database is for.
      catalog, gateway and orders share the connections and the locks of shop-db; a slow query of one is felt by all.
      A read replica pays when a primary stays above 70 % CPU at peak with its indexes in place.
      seen in 1
    messaging
      RabbitMQ: 1 channel
      Keep RabbitMQ, and put an \`outbox\` table, written in the same transaction and emptied by a relay, before it.
      POST /orders changes two stores one after the other: a crash in between leaves them in disagreement, and nothing notices.
      One more table and a loop that reads it. Consumers may see a message twice, so each needs a key to recognize it by.
      The outbox: now, a lost message is silent. Kafka is not needed until consumers replay history, or above about 10,000 messages a second.
      seen in 1
    observability
      No tracing or monitoring among the components that were found.
      Pass one request id (\`traceparent\`) through every call, log it, and export traces with OpenTelemetry.
      POST /orders passes through orders, catalog and payments: when it is slow, the logs of one service cannot say why.
      A header on each call and a collector to run; sampling one request in a hundred keeps it cheap.
      The header: now, it is a few lines a service. The collector: with the first incident that takes more than an hour to place.
      seen in 1"
  `);
});

test('without facts there is no advice', () => {
  expect([technologies(ground({})), bottlenecks(ground({})), scaling(ground({}))]).toEqual([[], [], []]);
  expect(capacity(ground({}))).toEqual({ assumptions: [], formulas: [], results: [] });
});

describe('a cache', () => {
  const lamps = table('database:d', 'lamps', at, ['id uuid']);
  const read = route('GET /lamps', 'read many', lamps.id);
  const written = [route('POST /lamps', 'insert', lamps.id), route('POST /imports', 'insert', lamps.id)];

  test('begins with HTTP headers on open routes that only read', () => {
    expect(advised('cache', ground(systemOf([read], { tables: [lamps] })))).toMatch(
      /^No Redis yet\. Answer GET \/lamps with/,
    );
  });

  test('is not spoken of where more routes write than read', () => {
    expect(advised('cache', ground(systemOf([read, ...written], { tables: [lamps] })))).toBeUndefined();
  });

  test('is not spoken of where the answer depends on who asks', () => {
    const optional = { ...guard('authentication', 'auth.optional', at), optional: true };
    const personal = route('GET /lamps', 'read many', lamps.id, { guards: [optional] });
    expect(advised('cache', ground(systemOf([personal], { tables: [lamps] })))).toBeUndefined();
  });

  test('that runs is kept, and its endless entries get an end', () => {
    const use = {
      ...read.access,
      cache: 'cache:redis',
      keyPattern: 'lamp:{}',
      kind: 'write' as const,
      unending: true as const,
    };
    const redis = component('cache', 'redis', { technology: 'redis' });
    const running = { components: [redis], cacheUses: [use] };
    expect(advised('cache', ground(running))).toBe('Keep Redis, and give a time to live to `lamp:*`.');
    // An end that is there and could not be read is no reason to speak.
    const unread = { ...running, cacheUses: [{ ...use, unending: undefined }] };
    expect(advised('cache', ground(unread))).toBeUndefined();
  });
});

function door(name: string, published: string) {
  return component('service', name, {
    root: name,
    deployment: {
      file: 'compose.yaml',
      ports: [{ container: 3000, published }],
      healthCheck: false,
      environment: {},
      dependsOn: [],
    },
  });
}

test('a gateway is advised where several services have a door of their own, but not for doors to the own machine', () => {
  expect(advised('gateway', ground({ components: [door('a', '8001'), door('b', '8002')] }))).toMatch(
    /^One reverse proxy/,
  );
  expect(advised('gateway', ground({ components: [door('a', '8001')] }))).toBeUndefined();
  expect(
    advised('gateway', ground({ components: [door('a', '127.0.0.1:8001'), door('b', '127.0.0.1:8002')] })),
  ).toBeUndefined();
});

test('images of others may answer something else than HTTP: a collector of logs needs no gateway', () => {
  const bought = { ...door('logs', '24224'), root: undefined };
  expect(advised('gateway', ground({ components: [bought, door('a', '8001')] }))).toBeUndefined();
});

test('a mesh is not put off where there are more services than it waits for', () => {
  const when = (services: number): string | undefined => {
    const components = Array.from({ length: services }, (_, nth) => door(`stall-${nth}`, `${8100 + nth}`));
    return technologies(ground({ components })).find(({ area }) => area === 'gateway')?.adoptWhen;
  };
  expect(when(3)).toBe('Before the first request from outside. A service mesh is not needed below about 20 services.');
  expect(when(21)).toBe('Before the first request from outside.');
});

test('a broker that nobody speaks to is not kept', () => {
  const idle = ground({
    components: [component('broker', 'post', { technology: 'rabbitmq' })],
    channels: shopSystem.channels,
  });
  const told = technologies(idle).find(({ area }) => area === 'messaging');
  expect([told?.current, told?.recommendation]).toEqual([
    'RabbitMQ (post) runs, but no code was found that speaks to it.',
    'Keep what sends the messages now.',
  ]);
});

test('queues that lie in what else is a cache are kept there', () => {
  const redis = component('cache', 'redis', { technology: 'redis' });
  const channels = shopSystem.channels.map((channel) => ({ ...channel, broker: redis.id }));
  const told = technologies(ground({ components: [redis], channels })).find(({ area }) => area === 'messaging');
  expect(told?.recommendation).toBe('Keep Redis.');
});

test('what people type is no address that a cache could keep', () => {
  const lamps = table('database:d', 'lamps', at, ['id uuid', 'title text']);
  const cached = (name: string): string | undefined =>
    advised('cache', ground(systemOf([route(name, 'read many', lamps.id)], { tables: [lamps] })));
  expect(cached('GET /lamps')).toMatch(/^No Redis yet. Answer GET \/lamps with/);
  expect(cached('GET /lamps/search')).toBeUndefined();
});

test('search stays in the database until it has to leave', () => {
  const lamps = table('database:d', 'lamps', at, ['id uuid', 'title text']);
  const search = route('GET /lamps', 'read many', lamps.id);
  const filters = [{ column: 'title', operator: 'contains' as const }];
  const system = systemOf([search], { tables: [lamps], accesses: [{ ...search.access, filters }] });
  expect(advised('search', ground(system))).toMatch(/^No search engine yet\. .*pg_trgm.*`lamps\.title`/);
  // The start of a text is found by a plain index.
  const starts = [{ column: 'title', operator: 'like' as const }];
  const sorted = systemOf([search], { tables: [lamps], accesses: [{ ...search.access, filters: starts }] });
  expect(advised('search', ground(sorted))).toBeUndefined();
});

test('bottlenecks of the shop show their arithmetic', () => {
  expect(
    bottlenecks(shop)
      .map(({ what, why }) => `${what}\n  ${why}`)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "GET /orders reads all of \`orders\`
      1,000,000 rows × 136 bytes = 140 MB. At 1 GB a second, one core answers about 7 such requests a second, and every row added makes it fewer.
    POST /orders makes one call for each item
      50 items, for example, are 50 calls where one could serve them all: ten such requests a second are 500 calls a second.
    One call waits for another service far too long
      50 requests a second × 30 s of a hanging neighbor = 1,500 open requests (Little’s law), each with its memory and its socket. With a timeout of 2 s it is 100.
    GET /orders reads every row of \`orders\` that matches
      Nothing limits the query: 100,000 rows, for example, are as many objects in the memory of the process that answers.
    POST /orders needs orders, catalog, payments and api.stripe.com to be up at the same time
      0.999 to the power of 4 = 99.6 %: about 173 minutes of failure a month where one service alone has 43. Their times add up, too.
    gateway runs once
      One process is one core for JavaScript and one restart away from an outage: ten deployments a month at 20 s each are 200 s without it."
  `);
});

test('two loops of one route are one bottleneck with both places', () => {
  const [signal] = shop.signals.filter(({ rule }) => rule === 'n-plus-one-call');
  if (signal === undefined) throw new Error('The shop has no such loop.');
  const second = {
    ...signal,
    fix: 'Ask for all at once.',
    evidence: signal.evidence.map((each) => ({ ...each, line: 77 })),
  };
  const found = bottlenecks({ ...shop, signals: [signal, second] }).filter(({ what }) => what.includes('each item'));
  expect(found.map(({ what, evidence }) => `${what}: ${evidence.map(({ line }) => line).join(', ')}`)).toEqual([
    `POST /orders makes one call for each item: ${signal.evidence[0]?.line}, 77`,
  ]);
  expect(found[0]?.mitigation).toBe(`${signal.fix} Ask for all at once.`);
});

test('every bottleneck says what to measure and leads to a place', () => {
  for (const bottleneck of bottlenecks(shop)) {
    expect(bottleneck.measure).not.toBe('');
    expect(bottleneck.mitigation).not.toBe('');
    expect(bottleneck.evidence.length).toBeGreaterThan(0);
  }
});

test('the rungs of growth of the shop', () => {
  expect(
    scaling(shop)
      .map(({ at: rung, what, action }) => `${rung}: ${what}\n  ${action}`)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "50 requests/s: 1 outgoing call without a timeout of its own: 30 s of a hanging neighbor are 1,500 open requests
      Set a timeout on each client first; a circuit breaker only where failures last for minutes.
    10 instances: shop-db refuses connections: 10 × a pool of 10 > 97 of PostgreSQL’s default 100 (5 run now: catalog, gateway and orders)
      Size the pools so that all instances stay below the limit; PgBouncer only when that leaves less than 2 each.
    10,000 rows: Lists of \`orders\` grow with their tables: one answer reads them whole
      Page by a cursor over the sort key, with a limit of 100.
    1,000,000 rows: Requests that read all of \`orders\` take longer than a tenth of a second each
      Add the indexes while the tables are small: it takes seconds now."
  `);
});

test('a second instance is warned of what only one can hold', () => {
  const state: Signal = {
    rule: 'in-memory-state',
    severity: 'medium',
    title: 'GET /cart keeps carts in the memory of one process',
    fix: 'Move carts into a table.',
    evidence: [at],
    subjects: [],
  };
  const jobs = [{ ...access('insert', 'o', 't', at), service: 'service:s', schedule: '0 * * * *', inProcess: true }];
  const notes = scaling(ground({ components: [component('service', 's')], jobs }, [state]));
  expect(notes.map((note) => `${note.at}: ${note.what}`)).toEqual([
    '2 instances: GET /cart keeps carts in the memory of one process',
    '2 instances: 1 schedule inside s runs in every instance',
  ]);
});

test('capacity follows from structure, with the figures in the formula', () => {
  expect(
    capacity(shop)
      .results.map(({ how }) => how)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "5 instances (catalog, gateway and orders) × 10 = 50 of 100
    1 instance (payments) × 10 = 10 of 100
    0.999 ^ 4 (orders, catalog, payments and api.stripe.com) = 0.9960
    0.999 ^ 2 (payments and api.stripe.com) = 0.9980"
  `);
});

test('a request that calls in circles is counted once', () => {
  const ping = endpoint('service:a', 'GET /ping', at);
  const pong = endpoint('service:b', 'GET /pong', at);
  const system: Partial<System> = {
    components: [component('service', 'a'), component('service', 'b')],
    connections: [connect('service:a', 'call', 'service:b'), connect('service:b', 'call', 'service:a')],
    endpoints: [ping, pong],
    operations: [operation('service:a', 'GET /ping', at), operation('service:b', 'GET /pong', at)],
    calls: [
      call('service:a', 'service:a#GET /ping', 'GET /pong', at, { to: 'service:b', endpoint: pong.id }),
      call('service:b', 'service:b#GET /pong', 'GET /ping', at, { to: 'service:a', endpoint: ping.id }),
    ],
  };
  expect(capacity(ground(system)).results.map(({ value }) => value)).toEqual([0.998, 0.998]);
});
