import { expect, test } from 'vitest';
import { endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('joins the routes of a marsh with the entities of SeaORM and the tables of Diesel', async () => {
  expect(endpointsText(await readStory('marsh'))).toMatchInlineSnapshot(`
    "GET /plots/dry  plots/src/main.rs:24
        reads plots
    PUT /plots/{bed}/{id}  plots/src/main.rs:35
        writes plots
    DELETE /plots/{id}  plots/src/main.rs:45
        writes plots
    GET /packets  seeds/src/packets.rs:31
        reads seed_packets
    POST /packets  seeds/src/packets.rs:45
        writes seed_packets
    DELETE /packets/{id}  seeds/src/packets.rs:50
        writes seed_packets
    GET /packets/{id}  seeds/src/packets.rs:41
        reads seed_packets"
  `);
});

test('reads what the queries of a marsh ask for', async () => {
  const system = await readStory('marsh');
  const told = ['search', 'show', 'add', 'discard', 'dry', 'flood', 'give_up'].map(
    (operation) => `${operation}: ${queriesText(system, operation).join('; ')}`,
  );
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "search: select seed_packets by plant sorted by label limited
    show: select seed_packets by id
    add: insert seed_packets
    discard: delete seed_packets by id
    dry: select plots by flooded, bed sorted by id limited
    flood: update plots by id
    give_up: delete plots by id"
  `);
});

test('reads the tables of a marsh from structs and from migrations', async () => {
  expect(tablesText(await readStory('marsh'))).toMatchInlineSnapshot(`
    "plots (id)
    seed_packets (id)
        indexes (plant), unique (label)"
  `);
});

test('knows what requests to a marsh are made of by the types of parameters', async () => {
  const { endpoints } = await readStory('marsh');
  const told = endpoints.map(({ method, path, parameters, request }) => {
    const listed = parameters.map((one) => `${one.in} ${one.name}${one.required ? '' : '?'}: ${one.type}`);
    const body =
      request?.type === 'object' ? request.fields.map(({ name, shape }) => `body ${name}: ${shape.type}`) : [];
    return `${method} ${path}  ${[...listed, ...body].join(', ')}`;
  });
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "DELETE /plots/{id}  path id: integer
    GET /plots/dry  
    PUT /plots/{bed}/{id}  path bed: string, path id: integer, body flooded: boolean
    DELETE /packets/{id}  path id: integer
    GET /packets  query plant: string, query sownBefore?: integer
    GET /packets/{id}  path id: integer
    POST /packets  body label: string, body species: string"
  `);
});
