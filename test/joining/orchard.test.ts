import { expect, test } from 'vitest';
import { indexSystem } from '../../src/core/model/system-index.ts';
import { endpointsText } from '../support/facts-text.ts';
import { readStory } from '../support/read-story.ts';

const endpoints = `
GET /cellar  cellar/src/routes/root.ts:4
    behind checkKey authentication
POST /cellar/barrels  cellar/src/routes/barrels/index.ts:4
    behind checkKey authentication
GET /cellar/barrels/{barrel}/tastings/{day}  cellar/src/routes/barrels/_barrel/samples/index.ts:6
    behind checkKey authentication
POST /batches  presses/presses/app.py:15
POST /sales  presses/presses/app.py:23
GET /stock  presses/presses/app.py:29
GET /apples/{sort}  shopfront/src/routes/apples/[sort]/+server.ts:3
POST /apples/{sort}  shopfront/src/routes/apples/[sort]/+server.ts:7
ANY /api/tours  tours/server/api/tours/index.ts:1
POST /api/tours/{day}  tours/server/api/tours/[day].post.ts:1
`;

const channels = `
celery empty_vats: nobody → empty_vats
celery label_bottles: press → label_bottles
celery weigh-in: empty_vats → weigh
rq print_receipt: sell → print_receipt
`;

const jobs = `
every 90 s weigh
every 30 minutes forget_stock in the process
30 4 * * * empty_vats
`;

test('finds the plugins that Fastify loads from folders', async () => {
  expect(endpointsText(await readStory('orchard'))).toBe(endpoints.trim());
});

test('joins what asks for a task with the worker that runs it', async () => {
  const system = await readStory('orchard');
  const index = indexSystem(system);
  const names = (uses: readonly { readonly operation: string }[]): string =>
    uses.map(({ operation }) => index.operation(operation)?.name).join(', ') || 'nobody';
  const told = system.channels.map(
    ({ broker, name, publishers, consumers }) => `${broker} ${name}: ${names(publishers)} → ${names(consumers)}`,
  );
  expect(told.join('\n')).toBe(channels.trim());
  expect(system.calls.map(({ method, path, timeout }) => ({ method, path, timeout }))).toEqual([
    { method: 'POST', path: '/labels', timeout: { kind: 'set', milliseconds: 5000 } },
  ]);
});

test('reads when tasks run by themselves', async () => {
  const system = await readStory('orchard');
  const index = indexSystem(system);
  const told = system.jobs.map(
    ({ schedule, runs, inProcess }) =>
      `${schedule} ${index.operation(runs ?? '')?.name}${inProcess ? ' in the process' : ''}`,
  );
  expect(told.toSorted()).toEqual(jobs.trim().split('\n').toSorted());
});

test('reads what is kept in a cache, and for how long', async () => {
  const system = await readStory('orchard');
  expect(
    system.cacheUses.map(({ kind, keyPattern, timeToLiveSeconds }) => `${kind} ${keyPattern} ${timeToLiveSeconds}`),
  ).toEqual(['invalidate stock undefined', 'invalidate stock undefined', 'read stock undefined', 'write stock 300']);
});
