import path from 'node:path';
import { expect, test } from 'vitest';
import { channelsText, componentsText, edgesText } from '../support/deployment-text.ts';
import { endpointsText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';
import { repository } from '../support/repository.ts';
import { reviewFolder } from '../support/system-of.ts';

test('joins a template of SAM with the code of its functions and services', async () => {
  const system = await readStory('planetarium');
  expect(componentsText(system)).toMatchInlineSnapshot(`
    "dynamodb: dynamodb database  template.yaml
    http-api: api-gateway gateway  template.yaml
    ledger: service of ledger in 2 copies at 8080 with 512Mi  template.yaml
    prod-accounts: postgresql database in 2 copies  template.yaml
    reminders: worker of reminders  template.yaml
    seats: service of seats  template.yaml
    sqs: sqs broker  template.yaml"
  `);
  expect(edgesText(system)).toMatchInlineSnapshot(`
    "http-api call seats
    ledger read prod-accounts
    reminders depends dynamodb
    reminders consume sqs
    seats depends dynamodb
    seats publish sqs"
  `);
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /accounts/{id}  ledger/server.ts:7
        reads accounts
    POST /seats  seats/src/reserve.ts:5
        behind Visitors authentication
    GET /seats/{row}  seats/src/reserve.ts:5"
  `);
  expect(channelsText(system)).toMatchInlineSnapshot(`"sqs:prod-reminders: from seats to reminders"`);
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "accounts ()
    seats (row)
        indexes (show)"
  `);
  expect(system.jobs.map(({ runs, schedule }) => `${runs} at ${schedule}`)).toMatchInlineSnapshot(`
    [
      "operation:reminders/remind.ts#handler at rate(1 day)",
    ]
  `);
});

test('a queue of the template without a redrive policy loses what fails', async () => {
  const { review } = await reviewFolder(path.join(repository, 'test/workspaces/planetarium'));
  expect(review.findings.filter(({ rule }) => rule === 'missing-dead-letter')).toMatchObject([
    {
      title: 'prod-reminders has no place for messages that reminders cannot handle',
      evidence: [{ file: 'template.yaml' }, { file: 'template.yaml' }],
    },
  ]);
});
