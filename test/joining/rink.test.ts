import path from 'node:path';
import { expect, test } from 'vitest';
import { channelsText, componentsText, edgesText } from '../support/deployment-text.ts';
import { callsText, endpointsText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';
import { repository } from '../support/repository.ts';
import { shapeText } from '../support/shape-text.ts';
import { reviewFolder } from '../support/system-of.ts';

test('joins what Terraform deploys with the code that runs there', async () => {
  expect(componentsText(await readStory('rink'))).toMatchInlineSnapshot(`
    "dynamodb: dynamodb database  infra/stores.tf
    opening-hours: service of functions/opening-hours  infra/functions.tf
    receipts: worker of functions/receipts  infra/functions.tf
    rentals: service of rentals in 1 copies at 8080 with 512Mi  infra/modules/service/main.tf
    rink-door: load-balancer gateway  infra/doors.tf
    rink-hall: api-gateway gateway  infra/doors.tf
    rink-prod-rentals: postgresql database in 1 copies open to the internet  infra/modules/database/main.tf
    rink-sessions-db: postgresql database in 2 copies  infra/stores.tf
    rink-warm: valkey cache in 2 copies  infra/stores.tf
    sessions: service of sessions in 3 copies at 8080 with 512Mi  infra/modules/service/main.tf
    sns: sns broker  infra/queues.tf
    sqs: sqs broker  infra/queues.tf"
  `);
});

test('services use the databases, caches and queues that their variables name', async () => {
  const system = await readStory('rink');
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "receipts publish sns
    receipts consume sqs
    rentals read rink-prod-rentals
    rink-door call rentals
    rink-door call sessions
    rink-hall call opening-hours
    sessions call rentals
    sessions read rink-sessions-db
    sessions write rink-sessions-db
    sessions cache rink-warm
    sessions consume sqs
    sessions publish sqs"
  `);
  expect(callsText(system)).toMatchInlineSnapshot(`"POST /sessions/{id}/tickets → GET rentals /pairs/{}, 2000 ms"`);
});

test('functions of Lambda answer routes, take messages and run at their times', async () => {
  const system = await readStory('rink');
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /opening-hours  functions/opening-hours/index.ts:3
    GET /pairs/{size}  rentals/src/server.ts:7
        reads pairs
    GET /sessions/{day}  sessions/src/server.ts:11
        reads sessions
    POST /sessions/{id}/tickets  sessions/src/server.ts:19
        writes tickets"
  `);
  expect(system.jobs.map(({ runs, schedule }) => `${runs} at ${schedule}`)).toMatchInlineSnapshot(`
    [
      "operation:functions/opening-hours/index.ts#announce at cron(0 9 * * ? *)",
    ]
  `);
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "sns:receipts: from receipts to nobody
    sqs:ice/{hall}/measured: from nobody to nobody
    sqs:rink-prod-tickets: from sessions to receipts, else rink-prod-tickets-melted
    sqs:rink-prod-tickets-melted: from nobody to nobody"
  `);
});

test('reads keys and indexes of DynamoDB', async () => {
  expect(tablesText(await readStory('rink'))).toContain('season-passes (holder, season)\n    indexes (gate, season)');
});

test('documents of AsyncAPI say what messages hold, and which channels no code shows', async () => {
  const system = await readStory('rink');
  const promised = system.contracts.map(({ file, service, messages }) =>
    [`${file} of ${service}`, ...(messages ?? []).map(({ action, channel }) => `${action} ${channel}`)].join('\n  '),
  );
  expect(promised.join('\n')).toMatchInlineSnapshot(`
    "functions/receipts/asyncapi.yaml of component:receipts
      send receipts
      receive rink-prod-tickets
    sessions/asyncapi.yaml of component:sessions
      send rink-prod-tickets
      receive ice/{hall}/measured"
  `);
  const known = system.channels.flatMap(({ name, message, example }) =>
    message === undefined ? [] : [`${name}: ${shapeText(message)} ${JSON.stringify(example) ?? ''}`.trim()],
  );
  expect(known.join('\n')).toMatchInlineSnapshot(`
    "receipts: { ticket: string(uuid), price: integer 0.. } {"ticket":"3f0c7a52-6b1d-4a66-8a55-0e6d4c8f9b21","price":900}
    ice/{hall}/measured: { celsius: number }
    rink-prod-tickets: { size?: integer }"
  `);
});

test('no fact holds a secret of the plan', async () => {
  expect(JSON.stringify(await readStory('rink'))).not.toContain('Axel');
});

test('the review knows a database on the internet, a service in one copy and a password among the values', async () => {
  const { review } = await reviewFolder(path.join(repository, 'test/workspaces/rink'));
  expect(review.findings.map(({ rule, title }) => `${rule}: ${title}`)).toMatchInlineSnapshot(`
    [
      "secret-in-code: infra/terraform.tfvars holds database_password",
      "dual-write: POST /sessions/{id}/tickets writes tickets and publishes rink-prod-tickets without an outbox",
      "database-exposed: rink-prod-rentals is reachable from the internet",
      "single-replica: rentals runs in one copy, unlike sessions",
      "create-without-read: POST /sessions/{id}/tickets creates tickets that nothing reads",
    ]
  `);
});
