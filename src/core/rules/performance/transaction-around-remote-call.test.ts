import { describe, expect, test } from 'vitest';
import {
  access,
  buildSystem,
  call,
  component,
  endpoint,
  operationCall,
} from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import { transactionAroundRemoteCall } from './transaction-around-remote-call.ts';

const place = endpoint('POST /orders');
const payments = component('payments');

test('a call inside the transaction says what waits and how many', () => {
  const system = buildSystem({
    endpoints: [place],
    components: [payments],
    accesses: [access('POST /orders', 'insert orders', { inTransaction: true })],
    calls: [call('POST /orders', 'POST payments /charges', { inTransaction: true })],
  });
  expect(spoken(transactionAroundRemoteCall, system)).toMatchInlineSnapshot(`
    "high: POST /orders calls payments while a transaction is open
    The transaction keeps its connection and its locks on orders until payments answers. If payments hangs, each such request holds a connection for the 2 s of the timeout.
    fix: Call payments before the transaction begins and pass the answer in, or after it has committed.
    at POST-orders-POST-payments-charges.ts: POST /orders POST payments /charges
    at shop-POST-orders.ts: shop POST /orders"
  `);
});

test('the call may stand in a function that the transaction calls', () => {
  const system = buildSystem({
    endpoints: [place],
    components: [payments],
    operationCalls: [operationCall('POST /orders', 'charge', { inTransaction: true })],
    calls: [call('charge', 'POST payments /charges', { timeout: { kind: 'library-default', milliseconds: 0 } })],
  });
  expect(spoken(transactionAroundRemoteCall, system)).toMatchInlineSnapshot(`
    "high: POST /orders calls payments while a transaction is open
    The transaction keeps its connection until payments answers. If payments hangs, as many such requests as the pool has connections leave none for others.
    fix: Call payments before the transaction begins and pass the answer in, or after it has committed.
    at charge-POST-payments-charges.ts: charge POST payments /charges
    at shop-POST-orders.ts: shop POST /orders
    at POST-orders-calls-charge.ts: POST /orders calls charge"
  `);
});

describe('silent where', () => {
  test('the call is begun on its own', () => {
    const system = buildSystem({
      endpoints: [place],
      components: [payments],
      calls: [call('POST /orders', 'POST payments /charges', { inTransaction: true, detached: true })],
    });
    expect(titles(transactionAroundRemoteCall, system)).toEqual([]);
  });

  test('the call comes before or after the transaction', () => {
    const system = buildSystem({
      endpoints: [place],
      components: [payments],
      operationCalls: [operationCall('POST /orders', 'save', { inTransaction: true })],
      accesses: [access('save', 'insert orders')],
      calls: [call('POST /orders', 'POST payments /charges')],
    });
    expect(titles(transactionAroundRemoteCall, system)).toEqual([]);
  });
});
