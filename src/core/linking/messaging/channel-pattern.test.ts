import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takesChannel } from './channel-pattern.ts';

test('a subscription takes the channels that its pattern means', () => {
  const taken = [
    ['rabbitmq', 'shop.events/order.*', 'shop.events/order.placed'],
    ['rabbitmq', 'shop.events/#', 'shop.events/order.placed.late'],
    ['rabbitmq', 'shop.events/order.*.late', 'shop.events/order.{}.late'],
    ['nats', 'tax.>', 'tax.changed.de'],
    ['mqtt', 'home/+/light', 'home/kitchen/light'],
    ['redis', 'prices:*:eu', 'prices:shoes:eu'],
  ] as const;
  expect(taken.filter(([broker, subscription, channel]) => !takesChannel(broker, subscription, channel))).toEqual([]);
});

test('and no others', () => {
  const left = [
    ['rabbitmq', 'shop.events/order.*', 'shop.events/order.placed.late'],
    ['rabbitmq', 'shop.events/order.*', 'other.events/order.placed'],
    ['rabbitmq', 'mails', 'mails.dead'],
    ['kafka', '{}', 'orders'],
    ['kafka', 'orders', '{}'],
    ['redis', 'prices:*', 'stock:shoes'],
    ['redis', 'ab*ba', 'aba'],
  ] as const;
  expect(left.filter(([broker, subscription, channel]) => takesChannel(broker, subscription, channel))).toEqual([]);
});

test('a glob of Redis takes whatever its stars stand for', () => {
  const word = fc.stringMatching(/^[a-z:]{0,5}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 4 }), fc.array(word, { maxLength: 4 }), (parts, fillings) => {
      const channel = parts.map((part, at) => part + (at < parts.length - 1 ? (fillings[at] ?? '') : '')).join('');
      return takesChannel('redis', parts.join('*'), channel);
    }),
  );
});
