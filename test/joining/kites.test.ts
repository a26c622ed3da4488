import { expect, test } from 'vitest';
import { endpointsText, queriesText, tablesText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

test('joins the functions of serverless.yml with their code and tables', async () => {
  expect(endpointsText(await readStory('kites'))).toMatchInlineSnapshot(`
    "GET /beaches/{beach}/kites  src/rentals.ts:7
        reads kites
    POST /rentals  src/rentals.ts:14
        behind wristband authentication
        writes rentals
    DELETE /rentals/{id}  src/rentals.ts:23
        writes rentals"
  `);
});

test('knows what functions answer by what they return', async () => {
  const { endpoints } = await readStory('kites');
  const told = endpoints.map(
    ({ method, path, responses }) => `${method} ${path} ${responses.map(({ status }) => status)}`,
  );
  expect(told).toEqual(['DELETE /rentals/{id} 204', 'GET /beaches/{beach}/kites 200', 'POST /rentals 201']);
});

test('knows which queue a variable names, who takes from it and where what fails goes', async () => {
  const { channels } = await readStory('kites');
  const told = channels.map(({ broker, name, deadLetter, declared, publishers, consumers }) => [
    `${broker} ${name}, what fails to ${deadLetter}, declared in ${declared?.file}:${declared?.line}`,
    ...publishers.map(({ operation }) => `    from ${operation}`),
    ...consumers.map(({ operation }) => `    to ${operation}`),
  ]);
  expect(told.flat().join('\n')).toMatchInlineSnapshot(`
    "eventbridge StormComing, what fails to undefined, declared in undefined:undefined
        to operation:src/workshop.ts#mend
    component:sqs LostKites, what fails to undefined, declared in serverless.yml:50
    component:sqs kites-to-mend, what fails to LostKites, declared in serverless.yml:43
        from operation:src/rentals.ts#giveBack
        to operation:src/workshop.ts#mend"
  `);
});

test('runs at times what a schedule calls', async () => {
  const system = await readStory('kites');
  expect(system.jobs.map(({ schedule, runs, inProcess }) => ({ schedule, runs, inProcess }))).toMatchInlineSnapshot(`
    [
      {
        "inProcess": false,
        "runs": "operation:src/workshop.ts#closeBeach",
        "schedule": "cron(0 19 * * ? *)",
      },
    ]
  `);
  expect(queriesText(system, 'closeBeach')).toEqual(['delete rentals by given_back']);
});

test('knows the tables among the resources', async () => {
  expect(tablesText(await readStory('kites'))).toContain('weather (beach, hour)');
});
