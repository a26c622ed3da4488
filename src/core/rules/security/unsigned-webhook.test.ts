import { expect, test } from 'vitest';
import { access, buildSystem, endpoint, guard, operation, table } from '../../../../test/support/build-system.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import type { Guard } from '../../model/endpoint.ts';
import { unsignedWebhook } from './unsigned-webhook.ts';

function told(path: string, guards: readonly Guard[]): readonly string[] {
  const route = `POST ${path}`;
  return titles(
    unsignedWebhook,
    buildSystem({
      endpoints: [endpoint(route, { guards })],
      operations: [operation(route)],
      tables: [table('invoices', { columns: 'id bigint, state text' })],
      accesses: [access(route, 'update invoices', { filters: ['id'] })],
    }),
  );
}

const limits = [guard('rate-limit', 'ThrottlerGuard'), guard('validation', 'ValidationPipe')];

test('a limit and a form of the body keep no stranger out of a webhook', () => {
  const found = ['high: POST /webhooks/payments updates invoices for whoever calls it'];
  expect(told('/webhooks/payments', limits)).toEqual(found);
  expect(told('/webhooks/payments', [])).toEqual(found);
});

test('whoever looks at the sender, or lets people manage their own webhooks, is left alone', () => {
  expect(told('/webhooks/payments', [...limits, guard('other', 'SenderGuard')])).toEqual([]);
  expect(told('/webhooks', limits)).toEqual([]);
});
