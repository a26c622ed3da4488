import { expect, test } from 'vitest';
import type { System } from '../../src/core/model/system.ts';
import { indexSystem } from '../../src/core/model/system-index.ts';
import { callsText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const channels = `
google-pubsub tides: book → rise
jms lifeboats: DeckController.cancel → Boarding.lifeboat
kafka passages.booked: book → Boarding.follow
kafka passages.cancelled: DeckController.cancel → CancelledPassages.run
nats freight.weighed: load → weigh
rabbitmq freight: load → stow
redis departures: book → ring
sqs boarding-cards: book → Boarding.card
`;

const calls = `
POST /decks/{deck}/freight → POST bookings /freight, 10000 ms by default
POST /decks/{deck}/passages → POST bookings /passages, with timeout
`;

test('joins the brokers of a ferry by the names of their channels, across Python and Java', async () => {
  expect(channelsText(await readStory('ferry'))).toBe(channels.trim());
});

test('reads requests that are built before they are sent', async () => {
  expect(callsText(await readStory('ferry'))).toBe(calls.trim());
});

function channelsText(system: System): string {
  const index = indexSystem(system);
  const named = (ends: readonly { readonly operation: string }[]) =>
    ends.map(({ operation }) => index.operation(operation)?.name ?? operation).join(', ');
  return system.channels
    .map(({ broker, name, publishers, consumers }) => `${broker} ${name}: ${named(publishers)} → ${named(consumers)}`)
    .sort()
    .join('\n');
}
