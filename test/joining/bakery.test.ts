import { expect, test } from 'vitest';
import { callsText, endpointsText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
GET /v1/loaves  apps/counter/src/loaf-router.ts:8
    reads loaves
GET /v1/loaves/warm  apps/counter/src/loaf-router.ts:12
    reads loaves
GET /v1/tickets  apps/counter/src/ticket-router.ts:17
    behind branchKey authentication
    reads loaves, ticket_items, tickets
POST /v1/tickets  apps/counter/src/ticket-router.ts:18
    behind branchKey authentication, body validation
    reads loaves
    writes ticket_items, tickets
POST /v1/tickets/{ticketId}/collect  apps/counter/src/ticket-router.ts:22
    behind branchKey authentication
    reads ticket_items
    writes loaves, tickets
GET /v1/batches  apps/oven/src/batch-router.ts:11
    reads batches, recipes
POST /v1/batches  apps/oven/src/batch-router.ts:20
    behind body validation
    reads recipes
    writes batches
`;

const calls = `
GET /v1/loaves/warm → GET oven /v1/batches, 1500 ms
POST /v1/tickets → POST oven /v1/batches, 1500 ms
`;

const tables = `
batches (id)
    references loaf_id > recipes
    indexes (finished_at), (loaf_id)
loaves (id)
    indexes unique (name)
recipes (id)
    indexes unique (name)
ticket_items (ticket_id, loaf_id)
    references loaf_id > loaves, ticket_id > tickets
    indexes (loaf_id)
tickets (id)
    indexes (pick_up_at)
`;

test('joins the routers of a bakery with services that a composition root hands down', async () => {
  expect(endpointsText(await readStory('bakery'))).toBe(endpoints.trim());
});

test('follows the calls of a bakery to the service that answers, with the timeout from its settings', async () => {
  expect(callsText(await readStory('bakery'))).toBe(calls.trim());
});

test('keeps the two Prisma schemas of a bakery apart', async () => {
  expect(tablesText(await readStory('bakery'))).toBe(tables.trim());
});
