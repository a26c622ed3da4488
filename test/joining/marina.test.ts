import { expect, test } from 'vitest';
import { endpointsText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('joins the groups of a marina, spread over files, with the SQL of its store', async () => {
  expect(endpointsText(await readStory('marina'))).toMatchInlineSnapshot(`
    "GET /harbor/berths  berths/Endpoints/BerthEndpoints.cs:12
        behind RequireAuthorization authentication
        reads berths
    GET /harbor/berths/{id}/tide  berths/Endpoints/BerthEndpoints.cs:20
    POST /harbor/moorings  berths/Endpoints/MooringEndpoints.cs:28
        behind RequireAuthorization authentication, RequireAuthorization harbor-master authorization, RequireRateLimiting radio rate-limit, AddEndpointFilter ValidationFilter<NewMooring> validation
        writes moorings
    DELETE /harbor/moorings/{id}  berths/Endpoints/MooringEndpoints.cs:21
        behind RequireAuthorization authentication
        writes moorings
    GET /harbor/moorings/{id}  berths/Endpoints/MooringEndpoints.cs:13
        behind RequireAuthorization authentication
        reads moorings
    GET /up  no handler"
  `);
});

test('reads the tables of a marina', async () => {
  expect(tablesText(await readStory('marina'))).toMatchInlineSnapshot(`
    "berths (id)
        indexes unique (pier, depth)
    moorings (id)
        references berth_id > berths
        indexes (berth_id, arrives)"
  `);
});

test('messages of a marina meet by their types, and whoever takes one asks the other service', async () => {
  const { channels, calls, jobs, cacheUses } = await readStory('marina');
  expect([
    ...channels.map(
      ({ name, broker, publishers, consumers }) =>
        `${broker}: ${name} from ${publishers.map(({ service }) => service).join()} to ${consumers.map(({ service }) => service).join()}`,
    ),
    ...calls.map(
      ({ from, endpoint, timeout, retry }) => `${from} → ${endpoint} ${JSON.stringify(timeout)} retry ${retry}`,
    ),
    ...jobs.map(({ schedule, runs }) => `${schedule}: ${runs}`),
    ...cacheUses.map(
      ({ kind, keyPattern, cache, timeToLiveSeconds }) => `${kind} ${keyPattern} of ${cache} for ${timeToLiveSeconds}`,
    ),
  ]).toMatchInlineSnapshot(`
    [
      "component:horn: PilotAssigned from component:pilots to component:berths",
      "component:horn: ShipMoored from component:berths to component:pilots",
      "component:pilots → endpoint:berths:GET /harbor/moorings/{id} {"kind":"set","milliseconds":30000} retry true",
      "every 6 h: operation:berths/DepartureSweep.cs#DepartureSweep.ExecuteAsync",
      "read tide:{} of component:tide-cache for undefined",
      "write pilot:{} of component:tide-cache for 43200",
    ]
  `);
});
