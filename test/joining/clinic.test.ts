import { expect, test } from 'vitest';
import { callsText, endpointsText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
DELETE /api/animals/{animalId}  src/controllers/animals.js:9
    behind expressjwt.unless authentication, requireRole('vet') authorization
    writes animals
GET /api/animals/{animalId}  src/controllers/animals.js:5
    behind expressjwt.unless authentication
    reads animals, keepers
PUT /api/animals/{animalId}  src/controllers/animals.js:7
    behind expressjwt.unless authentication, requireRole('vet') authorization
    reads animals, keepers
    writes animals
GET /api/keepers  src/controllers/keepers.js:4
    behind expressjwt.unless authentication
    reads keepers
POST /api/keepers  src/controllers/keepers.js:9
    behind expressjwt.unless authentication, checkKeeper validation
    writes keepers
GET /api/keepers/{keeperId}/animals  src/controllers/keepers.js:18
    behind expressjwt.unless authentication
    reads animals
POST /api/keepers/{keeperId}/animals  src/controllers/keepers.js:22
    behind expressjwt.unless authentication, requireRole('reception', 'vet') authorization, checkAnimal validation
    writes animals
GET /api/opening-hours  src/controllers/desk.js:13
    reads opening_hours
POST /api/sign-in  src/controllers/desk.js:5
    behind rateLimit rate-limit
    reads staff
GET /api/visits  src/controllers/visits.js:9
    behind expressjwt.unless authentication
    reads animals, rooms, visits
POST /api/visits  src/routes/visits.js:9
    behind expressjwt.unless authentication
    reads rooms, visits
    writes visits
PATCH /api/visits/{visitId}/notes  src/controllers/visits.js:28
    behind expressjwt.unless authentication, requireRole('vet') authorization
    writes visits
GET /ping  src/server.js:9
`;

const tables = `
animals (id)
    references keeper_id > keepers
    indexes (keeper_id)
keepers (id)
opening_hours (weekday)
rooms (id)
staff (id)
    indexes unique (email)
visits (id)
    references animal_id > animals, room_id > rooms
    indexes (animal_id), (room_id, starts_at)
`;

test('joins the CommonJS routers of a clinic with their guards, controllers and queries', async () => {
  expect(endpointsText(await readStory('clinic'))).toBe(endpoints.trim());
});

test('reads the tables of a clinic', async () => {
  expect(tablesText(await readStory('clinic'))).toBe(tables.trim());
});

test('finds no outbound call in a clinic that makes none', async () => {
  expect(callsText(await readStory('clinic'))).toBe('');
});
