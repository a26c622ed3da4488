import { expect, test } from 'vitest';
import { callsText, endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
GET /alive  bookings/app/main.py:15
DELETE /api/v3/admin/nights/{night_id}  bookings/app/routes/admin.py:10
    behind current_astronomer authentication, require_keeper authorization
    reads astronomers
    writes nights
POST /api/v3/nights  bookings/app/routes/nights.py:28
    behind current_astronomer authentication
    reads astronomers, nights, telescopes
    writes nights
GET /api/v3/nights/of/{telescope_id}  bookings/app/routes/nights.py:23
    behind current_astronomer authentication
    reads astronomers, nights
GET /api/v3/telescopes  bookings/app/routes/telescopes.py:11
    reads telescopes
GET /api/v3/telescopes/{telescope_id}  bookings/app/routes/telescopes.py:17
    reads telescopes
GET /readings/{sensor}  weather/app.py:21
    behind check_station_key authentication
PUT /readings/{sensor}  weather/app.py:21
    behind check_station_key authentication
GET /v2/domes/{dome}/forecast  weather/domes.py:7
    behind check_station_key authentication
`;

const calls = `
GET /readings/{sensor} → GET station.example.org /sensors/{}, 5000 ms
POST /api/v3/nights → GET weather /v2/domes/{}/forecast, 2500 ms
PUT /readings/{sensor} → GET station.example.org /sensors/{}, 5000 ms
`;

const tables = `
astronomers (id)
    indexes unique (email)
nights (id)
    references astronomer_id > astronomers, telescope_id > telescopes
    indexes (astronomer_id), (evening), unique (telescope_id, evening)
telescopes (id)
    indexes unique (name)
`;

test('joins FastAPI routers with what fills their parameters, their queries and a Flask service', async () => {
  const system = await readStory('observatory');
  expect(endpointsText(system)).toBe(endpoints.trim());
  expect(callsText(system)).toBe(calls.trim());
  expect(tablesText(system)).toBe(tables.trim());
});

test('follows SQLAlchemy statements through variables to what runs them', async () => {
  const system = await readStory('observatory');
  const operations = 'upcoming count_of book cancel'.split(' ').map((name) => `NightRepository.${name}`);
  expect([...operations, 'list_telescopes'].flatMap((name) => queriesText(system, name))).toEqual([
    'select nights by telescope_id, evening sorted by evening limited',
    'count nights by astronomer_id',
    'insert nights',
    'delete nights by id',
    'select telescopes sorted by name limited',
  ]);
});

test('sees a transaction in the statement that holds it open', async () => {
  const { accesses } = await readStory('observatory');
  expect(accesses.filter((access) => access.inTransaction).map((access) => access.operation)).toEqual([
    'operation:bookings/app/repositories.py#NightRepository.book',
  ]);
});

test('tells path from query by the names in the path, and answers by decorators and exceptions', async () => {
  const { endpoints } = await readStory('observatory');
  const said = endpoints
    .filter(({ path }) => path.startsWith('/api/v3/nights'))
    .map(({ method, path, parameters, responses }) => {
      const taken = parameters.map(({ in: place, name, required }) => `${place} ${name}${required ? '' : '?'}`);
      return `${method} ${path}: ${taken.join(', ')}; ${responses.map(({ status }) => status).join(', ')}`;
    });
  expect(said.sort()).toEqual([
    'GET /api/v3/nights/of/{telescope_id}: path telescope_id, query since, query size?; 200, 401',
    'POST /api/v3/nights: query telescope_id, query evening; 201, 401, 409, 429',
  ]);
});
