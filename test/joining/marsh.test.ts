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
    DELETE /drawers/{id}  seeds/src/packets.rs:55
        writes drawers, seed_packets
    GET /packets  seeds/src/packets.rs:32
        reads seed_packets
    POST /packets  seeds/src/packets.rs:46
        writes seed_packets
    DELETE /packets/{id}  seeds/src/packets.rs:51
        writes seed_packets
    GET /packets/{id}  seeds/src/packets.rs:42
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
    show: select seed_packets by id limited
    add: insert seed_packets
    discard: delete seed_packets by id
    dry: select plots by flooded, bed sorted by id limited
    flood: update plots by id
    give_up: delete plots by id"
  `);
});

test('reads the tables of a marsh from structs and from migrations', async () => {
  expect(tablesText(await readStory('marsh'))).toMatchInlineSnapshot(`
    "drawers (id)
    plots (id)
    seed_packets (id)
        references drawer_id > drawers
        indexes (drawer_id), (plant), unique (label)"
  `);
});

test('knows that both deletions of a marsh happen or none', async () => {
  const { accesses } = await readStory('marsh');
  const together = accesses.filter(({ inTransaction }) => inTransaction);
  expect(together.map(({ verb, table }) => `${verb} ${table}`)).toMatchInlineSnapshot(`
    [
      "delete table:seeds-database:drawers",
      "delete table:seeds-database:seed_packets",
    ]
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
    DELETE /drawers/{id}  path id: integer
    DELETE /packets/{id}  path id: integer
    GET /packets  query plant: string, query sownBefore?: integer
    GET /packets/{id}  path id: integer
    POST /packets  body label: string, body species: string"
  `);
});
