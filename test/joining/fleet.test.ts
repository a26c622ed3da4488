import { expect, test } from 'vitest';
import { endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
GET /alive  src/server.ts:15
GET /fleet/drivers/timetable  src/trips/driver-routes.ts:4
    reads drivers, trips
PUT /fleet/drivers/{badge}  src/trips/driver-routes.ts:11
    behind drivers.readBadge authentication, drivers.onlyRole('dispatcher') authorization
    writes drivers
POST /fleet/trips  src/trips/trip-routes.ts:12
    behind inside.readBadge authentication, app.onlyRole('driver') authorization
    writes trips, trucks
GET /fleet/trips/of-truck/{truckId}  src/trips/trip-routes.ts:17
    behind inside.readBadge authentication, app.onlyRole('driver') authorization
    reads drivers, trips
POST /fleet/trips/of-truck/{truckId}/refuels  src/trips/trip-routes.ts:24
    behind inside.readBadge authentication, rateLimit rate-limit, app.onlyRole('driver') authorization
    writes refuels
GET /fleet/trucks  src/trucks/truck-routes.ts:14
    behind inside.readBadge authentication
    reads trucks
POST /fleet/trucks  src/trucks/truck-routes.ts:31
    behind inside.readBadge authentication, app.onlyRole('dispatcher') authorization
    writes trucks
GET /fleet/trucks/oldest  src/trucks/truck-routes.ts:18
    behind inside.readBadge authentication
    reads trucks
DELETE /fleet/trucks/{id}  src/trucks/truck-routes.ts:38
    behind inside.readBadge authentication, app.onlyRole('dispatcher') authorization
    writes trucks
GET /fleet/trucks/{plate}  src/trucks/truck-routes.ts:20
    behind inside.readBadge authentication
    reads refuels, trucks
`;

const tables = `
drivers (id)
    indexes unique (badge)
refuels (id)
    references truck_id > trucks
    indexes (truck_id)
trips (id)
    references driver_id > drivers, truck_id > trucks
    indexes (driver_id), (truck_id, finished_at)
trucks (id)
    indexes (mileage_km), unique (plate)
`;

test('joins the Fastify plugins of a fleet with the hooks of their scopes and Knex queries', async () => {
  expect(endpointsText(await readStory('fleet'))).toBe(endpoints.trim());
});

test('replays the Knex migrations of a fleet', async () => {
  expect(tablesText(await readStory('fleet'))).toBe(tables.trim());
});

test('puts a Knex query together that is built in several statements', async () => {
  const [search, ...others] = queriesText(await readStory('fleet'), 'TruckRepository.search');
  expect(search).toBe('select trucks by retired_at at times by mileage_km sorted by mileage_km limited');
  expect(others).toEqual([]);
});
