import { expect, test } from 'vitest';
import type { System } from '../../src/core/model/system.ts';
import { indexSystem } from '../../src/core/model/system-index.ts';
import { callsText, queriesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const channels = `
google-pubsub soot: Stoker.burn → consume soot
google-pubsub tides: book → rise
jms lifeboats: DeckController.cancel → Boarding.lifeboat
kafka passages.booked: book → Boarding.follow
kafka passages.cancelled: DeckController.cancel → CancelledPassages.run
kafka ships.seen: sight → nobody here
nats freight.weighed: load, sight → weigh
rabbitmq freight: load, sight → stow
redis departures: PostcardsController.Stamp, book → ring
sns full-steam: Stoker.burn → nobody here
sqs boarding-cards: book → Boarding.card
sqs coal: PostcardsController.Stamp → Stoker.shovel
`;

const calls = `
POST /decks/{deck}/freight → POST bookings /freight, 10000 ms by default
POST /decks/{deck}/passages → POST bookings /passages, with timeout
`;

test('joins the brokers of a ferry by the names of their channels, across languages', async () => {
  expect(channelsText(await readStory('ferry'))).toBe(channels.trim());
});

test('reads the queries of Kysely and of models that are called otherwise than their class', async () => {
  const galley = (await readStory('ferry')).accesses.filter(({ table }) => /dishes|galley_cooks/.test(table));
  expect(
    galley.map(({ verb, filters, inTransaction }) =>
      [verb, ...filters.map(({ column }) => column), ...(inTransaction ? ['in a transaction'] : [])].join(' '),
    ),
  ).toEqual(['select shift', 'select course', 'delete course in a transaction', 'insert in a transaction']);
});

test('a row that is marked as changed is written when changes are saved', async () => {
  expect(queriesText(await readStory('ferry'), 'PostcardsController.Replace')).toEqual(['update Postcards by Id']);
});

test('reads requests that are built before they are sent', async () => {
  expect(callsText(await readStory('ferry'))).toBe(calls.trim());
});

function channelsText(system: System): string {
  const index = indexSystem(system);
  const named = (ends: readonly { readonly operation: string }[]) =>
    ends
      .map(({ operation }) => index.operation(operation)?.name ?? operation)
      .sort()
      .join(', ');
  return system.channels
    .map(
      ({ broker, name, publishers, consumers }) =>
        `${broker} ${name}: ${named(publishers)} → ${named(consumers) || 'nobody here'}`,
    )
    .sort()
    .join('\n');
}
