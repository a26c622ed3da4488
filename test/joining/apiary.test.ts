import { expect, test } from 'vitest';
import { callsText, endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
GET /harvests/{season}/meadows  harvest-service/src/main/java/apiary/harvest/HarvestController.java:43
    reads harvest
POST /harvests/{season}/{code}  harvest-service/src/main/java/apiary/harvest/HarvestController.java:35
    writes harvest
GET /api/hives  hive-service/src/main/java/apiary/hives/HiveController.java:25
    reads hives
POST /api/hives  hive-service/src/main/java/apiary/hives/HiveController.java:35
    behind authenticated() authentication, Valid Hive validation
    writes hives
GET /api/hives/by-code/{code}  hive-service/src/main/java/apiary/hives/HiveController.java:30
    reads hives
GET /api/hives/{code}  hive-service/src/main/java/apiary/hives/HiveController.java:30
    reads hives
GET /api/hives/{code}/inspections  hive-service/src/main/java/apiary/hives/HiveController.java:51
    reads hives, inspection
GET /api/hives/{code}/mites  hive-service/src/main/java/apiary/hives/HiveController.java:56
    reads hives, inspection
DELETE /api/hives/{id}  hive-service/src/main/java/apiary/hives/HiveController.java:46
    behind authenticated() authentication, PreAuthorize hasRole('QUEEN') authorization
    writes hives
PATCH /api/hives/{id}/yard/{yardId}  hive-service/src/main/java/apiary/hives/HiveController.java:40
    behind authenticated() authentication
    reads hives, yards
    writes hives
PUT /api/hives/{id}/yard/{yardId}  hive-service/src/main/java/apiary/hives/HiveController.java:40
    behind authenticated() authentication
    reads hives, yards
    writes hives
GET /api/keepers  hive-service/src/main/java/apiary/hives/KeeperController.java:18
    behind authenticated() authentication
    reads keeper
POST /api/yards  hive-service/src/main/java/apiary/hives/YardController.java:23
    behind hasRole('KEEPER') authorization
    writes yards
GET /api/yards/count  hive-service/src/main/java/apiary/hives/YardController.java:28
    reads yards
GET /api/yards/{id}  hive-service/src/main/java/apiary/hives/YardController.java:18
    behind authenticated() authentication
    reads yards
`;

const tables = `
harvest (id)
    indexes unique (hive_code, season)
hive_keepers (hive_id, keepers_id)
    references hive_id > hives, keepers_id > keeper
hives (id)
    references yard_id > yards
    indexes (yard_id, code), unique (code)
inspection (id)
    references hive_id > hives
keeper (id)
yards (id)
`;

const calls = `
GET /harvests/{season}/meadows → GET hives /api/hives/{}, 60000 ms by default
GET /harvests/{season}/meadows → GET hives /api/yards/{}, waits for ever
POST /harvests/{season}/{code} → GET hives /api/hives/{}, 60000 ms by default
`;

test('joins the Spring services of an apiary with their security rules and repositories', async () => {
  expect(endpointsText(await readStory('apiary'))).toBe(endpoints.trim());
});

test('reads the entities of an apiary as the tables that Spring makes of them', async () => {
  expect(tablesText(await readStory('apiary'))).toBe(tables.trim());
});

test('follows the calls between the services of an apiary by service id and by setting', async () => {
  expect(callsText(await readStory('apiary'))).toBe(calls.trim());
});

test('reads what the names and queries of repository methods ask for', async () => {
  const system = await readStory('apiary');
  expect(queriesText(system, 'HiveKeeping.inYard')).toEqual(['select hives by yard_id sorted by code limited']);
  expect(queriesText(system, 'HiveKeeping.move')).toEqual(['select hives by id', 'select yards by id', 'upsert hives']);
  expect(queriesText(system, 'HiveController.lately')).toEqual([
    'select hives by code',
    'select inspection by hive_id sorted by taken_on limited',
  ]);
  expect(queriesText(system, 'HiveController.infested')).toEqual([
    'select hives by code',
    'select inspection by mites',
  ]);
  expect(queriesText(system, 'HarvestController.meadows')).toEqual([
    'select harvest by season sorted by kilos limited',
  ]);
});

test('knows what runs within a transaction and what for every item of a stream', async () => {
  const { accesses, calls: all } = await readStory('apiary');
  const inTransaction = accesses.filter((access) => access.inTransaction).map((access) => access.operation);
  expect(new Set(inTransaction)).toEqual(
    new Set(['operation:hive-service/src/main/java/apiary/hives/HiveKeeping.java#HiveKeeping.move']),
  );
  expect(all.filter((call) => call.inLoop).map((call) => `${call.method} ${call.path}`)).toEqual(['GET /api/hives/{}']);
});

test('lets an apiary publish and take messages under the name that settings give their topic', async () => {
  const { channels, jobs } = await readStory('apiary');
  expect(
    channels.map(({ name, publishers, consumers }) => [
      name,
      ...[...publishers, ...consumers].map((use) => use.service),
    ]),
  ).toEqual([['honey-weighed', 'component:harvest', 'component:hives']]);
  expect(jobs.map((job) => `${job.schedule} ${job.runs?.split('#')[1]}`)).toEqual([
    '0 0 4 * * * HarvestListener.close',
  ]);
});

test('reads what requests of an apiary carry and how they are answered', async () => {
  const { endpoints } = await readStory('apiary');
  const lines = endpoints.map(({ method, path, parameters, responses }) => {
    const taken = parameters.map((parameter) => `${parameter.in} ${parameter.name}: ${parameter.type}`);
    return `${method} ${path} (${taken.join(', ')}) ${responses.map(({ status }) => status).join(' ')}`;
  });
  expect(lines).toContain('GET /api/hives (query yard: integer, query page: integer) 200');
  expect(lines).toContain('GET /api/yards/{id} (path id: integer) 200 404');
  expect(lines).toContain('POST /harvests/{season}/{code} (path season: integer, path code: string) 201');
});
