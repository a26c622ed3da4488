import { expect, test } from 'vitest';
import { callsText, endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('joins the routes of a struct that holds its router, and of functions that are given a group', async () => {
  expect(endpointsText(await readStory('harbor'))).toMatchInlineSnapshot(`
    "GET /healthz  berths/internal/api/berths.go:19
    GET /v1/berths  berths/internal/api/berths.go:23
        behind requireHarborPass authentication
        reads berths
    GET /v1/berths/{name}  berths/internal/api/berths.go:37
        behind requireHarborPass authentication
        reads berths
    POST /v1/berths/{name}/calls  berths/internal/api/berths.go:46
        behind requireHarborPass authentication, httprate.LimitByIP rate-limit
        writes berths, ship_calls
    DELETE /v1/calls/{id}  berths/internal/api/berths.go:66
        behind requireHarborPass authentication
        writes ship_calls
    GET /pilots/on-watch  pilots/handlers/pilots.go:29
        reads pilots, watches
    GET /pilots/{badge}  pilots/handlers/pilots.go:45
        reads pilots, watches
    GET /roster  pilots/handlers/roster.go:25
        behind middleware.Authenticated authentication
        reads watches
    POST /roster  pilots/handlers/roster.go:35
        behind middleware.Authenticated authentication
        writes watches"
  `);
});

test('joins a request that is made before it is sent with the route of the other service', async () => {
  expect(callsText(await readStory('harbor'))).toMatchInlineSnapshot(
    `"POST /v1/berths/{name}/calls → GET pilots /pilots/on-watch, 3000 ms"`,
  );
});

test('reads migrations, and what GORM makes of structs', async () => {
  expect(tablesText(await readStory('harbor'))).toMatchInlineSnapshot(`
    "berths (name)
        indexes (length)
    pilot_ships (pilot_id, ship_id)
        references pilot_id > pilots, ship_id > ship_register
    pilots (id)
        indexes (deleted_at), unique (badge)
    ship_calls (id)
        references berth > berths
        indexes (berth)
    ship_register (imo_number)
    watches (id)
        references pilot_id > pilots
        indexes (pilot_id, starts_at)"
  `);
});

test('reads SQL behind an interface, and chains of GORM over variables', async () => {
  const system = await readStory('harbor');
  const operations = ['Store.Free', 'Store.Assign', 'Pilots.onWatch', 'Pilots.show', 'GET /roster', 'FollowShips'];
  expect(
    operations.map((operation) => [operation, ...queriesText(system, operation)].join('\n  ')).join('\n'),
  ).toMatchInlineSnapshot(`
    "Store.Free
      select berths by length, taken_by sorted by length limited
    Store.Assign
      insert ship_calls
      update berths by name
    Pilots.onWatch
      select pilots
      select watches by ended_at, starts_at sorted by starts_at limited
    Pilots.show
      select pilots by badge limited
      select watches
    GET /roster
      select watches by starts_at sorted by starts_at limited
    FollowShips
      upsert ship_register by imo_number"
  `);
});

test('ties a writer to the reader of its topic, the cache, and the job', async () => {
  const { channels, cacheUses, jobs } = await readStory('harbor');
  const [topic] = channels;
  expect(
    `${topic?.broker} ${topic?.name}: ${topic?.publishers.length} to ${topic?.consumers.length}`,
  ).toMatchInlineSnapshot(`"component:kafka ships.moored: 1 to 1"`);
  expect(
    cacheUses.map(({ kind, keyPattern, timeToLiveSeconds }) =>
      `${kind} ${keyPattern} ${timeToLiveSeconds ?? ''}`.trim(),
    ),
  ).toMatchInlineSnapshot(`
    [
      "read watch:current",
      "write watch:current 300",
    ]
  `);
  expect(jobs.map(({ schedule, inProcess }) => `${schedule} ${inProcess}`)).toMatchInlineSnapshot(`
    [
      "0 6 * * * true",
    ]
  `);
});

test('says what handlers take and answer', async () => {
  const { endpoints } = await readStory('harbor');
  const said = endpoints.map(({ method, path, parameters, request, responses }) => {
    const taken = parameters.filter((each) => each.in !== 'path').map((each) => `${each.in} ${each.name}`);
    const body = request?.type === 'object' ? request.fields.map(({ name }) => name) : [];
    return `${method} ${path}: ${[...taken, ...body].join(', ')} → ${responses.map(({ status }) => status).join(', ')}`;
  });
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "DELETE /v1/calls/{id}:  → 204, 500
    GET /healthz:  → 204
    GET /v1/berths:  → 200, 400, 500
    GET /v1/berths/{name}:  → 200, 404
    POST /v1/berths/{name}/calls: ship, length, masterEmail → 201, 400, 409, 502
    GET /pilots/on-watch:  → 200, 404
    GET /pilots/{badge}:  → 200, 404
    GET /roster: query from, query page → 200, 400
    POST /roster: pilotIds, startsAt → 201, 409, 422"
  `);
});
