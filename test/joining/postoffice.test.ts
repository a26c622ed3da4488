import { expect, test } from 'vitest';
import { callsText, endpointsText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
GET /post/v3/counters  src/routes/counters.ts:7
    reads counters
POST /post/v3/counters/{counterId}/parcels  src/routes/counters.ts:14
    behind requireClerk authentication
    writes parcels
PUT /post/v3/counters/{counterId}/parcels/{code}/hand-over  src/routes/counters.ts:24
    behind requireClerk authentication
    writes parcels
GET /post/v3/letter/{code}  src/routes/tracking.ts:25
GET /post/v3/letters/{code}  src/routes/tracking.ts:10
    reads letters
GET /post/v3/parcel/{code}  src/routes/tracking.ts:25
GET /post/v3/parcels/{code}  src/routes/tracking.ts:5
    reads parcels
GET /post/v3/sorting/bins  src/routes/sorting.ts:17
    behind passport.authenticate('bearer') authentication
    reads bins
DELETE /post/v3/sorting/bins/{binId}  src/routes/sorting.ts:22
    behind passport.authenticate('bearer') authentication
    writes bin_letters
GET /post/v3/sorting/load  src/routes/sorting.ts:13
    behind passport.authenticate('bearer') authentication, passport.authenticate('bearer', 'anonymous') authentication optional
GET /postage  src/stamps.ts:14
    reads stamps
GET /stamps  src/stamps.ts:14
    reads stamps
`;

const calls = `
GET /post/v3/parcels/{code} → GET couriers.example /api/positions, 900 ms
`;

const tables = `
bin_letters (bin_id, code)
    references bin_id > bins, code > letters
bins (id)
counters (id)
letters (code)
parcels (code)
    references counter_id > counters
stamps (value_cents)
`;

test('joins the routes of a post office and takes no client, mock or setting for a route', async () => {
  expect(endpointsText(await readStory('postoffice'))).toBe(endpoints.trim());
});

test('skips a method that is only known at run time without a word', async () => {
  expect((await readStory('postoffice')).problems).toEqual([]);
});

test('follows the call of a post office to its couriers', async () => {
  expect(callsText(await readStory('postoffice'))).toBe(calls.trim());
});

test('reads the MySQL tables of a post office', async () => {
  expect(tablesText(await readStory('postoffice'))).toBe(tables.trim());
});
