import { expect, test } from 'vitest';
import type { System } from '../../src/core/model/system.ts';
import { callsText, endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
GET /gifts  gifts/src/app.js:8
    reads gift
DELETE /parcels  gifts/src/app.js:33
    writes Parcels
POST /parcels  gifts/src/app.js:24
    reads gift
    writes Parcels, gift
GET /parcels/{id}  gifts/src/app.js:18
    reads Parcels, gift
GET /internal/pulse  tanks/src/status.js:7
GET /v1/tanks  tanks/src/routes/tanks.js:7
    reads tanks
POST /v1/tanks  tanks/src/routes/tanks.js:23
    behind onlyKeepers authentication
    reads tanks
    writes tanks
GET /v1/tanks/{code}  tanks/src/routes/tanks.js:16
    reads keepers, tanks
GET /v1/tanks/{tank}/feedings  tanks/src/routes/feedings.js:9
    behind onlyKeepers authentication
    reads feeding_log
POST /v1/tanks/{tank}/feedings  tanks/src/routes/feedings.js:13
    behind onlyKeepers authentication
    reads tanks
    writes feeding_log, tanks
POST /shop/gate  tickets/src/gate.ts:7
    writes lanes
PATCH /shop/hours/{day}  tickets/src/app.ts:16
PUT /shop/hours/{day}  tickets/src/app.ts:16
DELETE /shop/passes/{code}  tickets/src/passes.ts:20
    behind bearerAuth authentication
    writes passes
GET /shop/visits  tickets/src/visits.ts:12
    reads guests, visits
POST /shop/visits  tickets/src/visits.ts:28
    behind zValidator('json') validation
    writes guests, visits
GET /shop/visits/{id}  tickets/src/visits.ts:23
    reads guests, visits
`;

/** What goes in and what comes out, where a context carries both. */
const exchanges = `
DELETE /parcels takes nothing, answers 204
GET /gifts takes query animal, query below, answers 200
GET /parcels/{id} takes path id, answers 200, 404
POST /parcels takes body label, body email, answers 201
GET /internal/pulse takes nothing, answers 200
GET /v1/tanks takes query page, query hall, answers 200
GET /v1/tanks/{code} takes path code, answers 200, 404
GET /v1/tanks/{tank}/feedings takes path tank, query since, answers 200
POST /v1/tanks takes body code, body name, body hall, answers 201, 409
POST /v1/tanks/{tank}/feedings takes path tank, cookie keeper, body grams, answers 204
DELETE /shop/passes/{code} takes path code, body reason, answers 200
GET /shop/visits takes query day, answers 200
GET /shop/visits/{id} takes path id, answers 200, 404
PATCH /shop/hours/{day} takes path day, answers 204
POST /shop/gate takes body lane, answers 200
POST /shop/visits takes body email, body day, body adults, answers 201, 503
PUT /shop/hours/{day} takes path day, answers 204
`;

test('joins nested Koa routers and chained Hono applications', async () => {
  const system = await readStory('aquarium');
  expect(endpointsText(system)).toBe(endpoints.trim());
  expect(callsText(system)).toBe('POST /shop/visits → GET tanks /v1/tanks/reef, 2000 ms');
});

test('reads requests and answers off the context that a handler is given', async () => {
  expect(exchangesText(await readStory('aquarium'))).toBe(exchanges.trim());
});

const statements = `
DELETE /parcels: delete Parcels by sent_at
GET /gifts: count gift by animal, price
GET /gifts: select gift by animal, price sorted by price, label limited
GET /parcels/{id}: select Parcels by id limited
GET /parcels/{id}: select gift
POST /parcels: insert Parcels
POST /parcels: select gift by label limited
POST /parcels: update gift by id
GET /v1/tanks/{tank}/feedings: select feeding_log by tank, at sorted by at limited
POST /v1/tanks/{tank}/feedings: insert feeding_log
POST /v1/tanks/{tank}/feedings: select tanks by _id limited
POST /v1/tanks/{tank}/feedings: update tanks by _id
GET /v1/tanks: select tanks by hall sorted by name limited
GET /v1/tanks/{code}: select keepers by _id
GET /v1/tanks/{code}: select tanks by code limited
POST /v1/tanks: insert tanks
POST /v1/tanks: select tanks by code limited
POST /shop/gate: delete lanes
DELETE /shop/passes/{code}: update passes by code
GET /shop/visits: select guests limited
GET /shop/visits: select visits by day, adults sorted by created_at limited
GET /shop/visits/{id}: select guests
GET /shop/visits/{id}: select visits by id limited
POST /shop/visits: insert guests
POST /shop/visits: insert visits
`;

const tables = `
Parcels (id)
    references gift_id > gift
feeding_log (_id)
    references tank > tanks
gift (id)
    indexes (animal, price), unique (label)
guests (id)
    indexes unique (email)
keepers (_id)
    indexes unique (badge)
lanes (hall, number)
passes (code)
    references guest_id > guests
    indexes unique (guest_id)
tanks (_id)
    references keeper > keepers
    indexes (hall), (hall, name), unique (code)
visits (id)
    references guest_id > guests
    indexes (day, created_at)
`;

test('reads what Drizzle, Mongoose and Sequelize declare, and the queries over it', async () => {
  const system = await readStory('aquarium');
  expect(tablesText(system)).toBe(tables.trim());
  const { operations } = system;
  const queries = operations.flatMap(({ name }) => queriesText(system, name).map((query) => `${name}: ${query}`));
  expect(queries.join('\n')).toBe(statements.trim());
});

function exchangesText({ endpoints: all }: System): string {
  return all
    .map(({ method, path, parameters, request, responses }) => {
      const named = parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
      const body = request?.type === 'object' ? request.fields.map(({ name }) => `body ${name}`) : [];
      const statuses = responses.map(({ status }) => status);
      return `${method} ${path} takes ${[...named, ...body].join(', ') || 'nothing'}, answers ${statuses.join(', ')}`;
    })
    .join('\n');
}
