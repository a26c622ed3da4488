import { describe, expect, test } from 'vitest';
import {
  access,
  buildSystem,
  call,
  channel,
  component,
  endpoint,
  operationCall,
} from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { System } from '../../model/system.ts';
import { dualWrite } from './dual-write.ts';

const place = endpoint('POST /orders');
const insert = access('POST /orders', 'insert orders');

test('a write and a message are told with the row that an outbox needs', () => {
  const system = buildSystem({
    endpoints: [place],
    operationCalls: [operationCall('POST /orders', 'announce')],
    accesses: [insert],
    channels: [channel('order.placed', 'announce')],
  });
  expect(spoken(dualWrite, system)).toMatchInlineSnapshot(`
    "high: POST /orders writes orders and publishes order.placed without an outbox
    The write to orders and the message cannot be committed together. If the process stops between them, or the second fails, one of them has happened and the other has not.
    fix: Insert the message into an outbox table in the transaction that writes orders and let a relay publish it.
    at announce-publishes-order-placed.ts: announce publishes order.placed
    at shop-POST-orders.ts: shop POST /orders
    at POST-orders-calls-announce.ts: POST /orders calls announce
    at POST-orders-insert-orders.ts: POST /orders insert orders
    looked at writes of the same request to a table named outbox, events, messages, jobs, queue or tasks"
  `);
});

test('several routes and several messages agree with each other', () => {
  const routes = [endpoint('PUT /orders', { handler: 'POST /orders' }), place];
  const channels = [channel('order.placed', 'POST /orders'), channel('order.counted', 'POST /orders')];
  expect(titles(dualWrite, buildSystem({ endpoints: routes, accesses: [insert], channels }))).toEqual([
    'high: POST /orders and PUT /orders write orders and publish order.placed and order.counted without an outbox',
  ]);
});

test('a payment is as grave, a background job less, a mail least', () => {
  const stripe = component('api.stripe.com', { kind: 'external', root: undefined });
  const charge = { ...call('POST /orders', 'POST api.stripe.com /v1/charges'), evidence: [at(9)] };
  const accesses = [{ ...insert, evidence: [at(7)] }];
  expect(about({ components: [stripe], calls: [charge], accesses })).toEqual([
    'high: POST /orders writes orders and sends POST /v1/charges to api.stripe.com without an outbox',
  ]);
  expect(about({ channels: [channel('thumbnails', 'POST /orders', { broker: 'bullmq' })] })[0]).toMatch(/^low/);
  const deployed = channel('thumbnails', 'POST /orders', { broker: 'component:redis', library: 'bullmq' });
  expect(about({ channels: [deployed] })[0]).toMatch(/^low/);
  expect(about({ channels: [channel('send-email', 'POST /orders')] })[0]).toMatch(/^low/);
});

describe('silent where', () => {
  test('the message is written into an outbox', () => {
    const outbox = access('POST /orders', 'insert outbox_messages');
    expect(about({ accesses: [insert, outbox], channels: [channel('order.placed', 'POST /orders')] })).toEqual([]);
  });

  test('the answer of the other side decides what is written', () => {
    const charge = { ...call('POST /orders', 'POST stock /reservations'), evidence: [at(3)] };
    const save = { ...insert, evidence: [at(7)] };
    const parts = { components: [component('stock')], calls: [charge] };
    expect(about({ ...parts, accesses: [save] })).toEqual([]);
    expect(about({ ...parts, accesses: [{ ...save, evidence: [at(1)] }] })).toHaveLength(1);
    expect(about({ ...parts, accesses: [save], calls: [{ ...charge, inTransaction: true }] })).toEqual([]);
  });

  test('the request only asks the other side', () => {
    const stock = component('stock');
    expect(about({ components: [stock], calls: [call('POST /orders', 'GET stock /items/{}')] })).toEqual([]);
    expect(about({ components: [stock], calls: [call('POST /orders', 'POST stock /items/search')] })).toEqual([]);
  });

  test.each(['audit.log', 'analytics-events', 'cache.invalidate', 'search-index'])('%s may be lost', (name) => {
    expect(about({ channels: [channel(name, 'POST /orders')] })).toEqual([]);
  });

  test('nothing but a session is written', () => {
    const accesses = [access('POST /orders', 'insert sessions')];
    expect(about({ accesses, channels: [channel('order.placed', 'POST /orders')] })).toEqual([]);
  });
});

function at(line: number): Evidence {
  return { file: 'src/orders.ts', line, endLine: line, text: '' };
}

function about(parts: Partial<System>): string[] {
  return titles(dualWrite, buildSystem({ endpoints: [place], accesses: [insert], ...parts }));
}
