import { expect, test } from 'vitest';
import { table } from '../../../../test/support/build-system.ts';
import { isBookkeepingTable, isLookupTable, isOutboxTable } from './table-words.ts';

test.each([
  'audit_log',
  'ArticleView',
  'page_visits',
  'website_event',
  'event_data',
  'sessions',
  'refresh_tokens',
  'login_attempts',
])('%s records what happens around a request', (name) => {
  expect(isBookkeepingTable(name)).toBe(true);
});

test.each(['visits', 'events', 'activities', 'event_tickets', 'catalog_items', 'orders', 'reviews'])(
  '%s is what requests are about',
  (name) => {
    expect(isBookkeepingTable(name)).toBe(false);
  },
);

test('a lookup has a telling name and points to no other table', () => {
  expect(isLookupTable(table('OrderStatus'))).toBe(true);
  expect(
    isLookupTable(table('user_roles', { columns: 'id bigint, user_id bigint', foreignKeys: ['user_id > users'] })),
  ).toBe(false);
  expect(
    isLookupTable(table('categories', { columns: 'id bigint, parent bigint', foreignKeys: ['parent > categories'] })),
  ).toBe(true);
  expect(isLookupTable(table('orders'))).toBe(false);
});

test('an outbox may be called by what it holds', () => {
  expect(['outbox', 'order_events', 'pending_jobs'].map(isOutboxTable)).toEqual([true, true, true]);
  expect(isOutboxTable('orders')).toBe(false);
});
