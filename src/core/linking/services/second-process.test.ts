import { expect, test } from 'vitest';
import { channelsText, componentsText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** A foundry that casts in the background. */
const foundry = {
  'foundry/package.json': '{ "name": "foundry", "dependencies": { "express": "4", "bullmq": "5" } }',
  'foundry/queue.js': "import { Queue } from 'bullmq';\nexport const casts = new Queue('casts');\n",
  'foundry/server.js': `import express from 'express';
import { casts } from './queue.js';
const app = express();
app.post('/casts', async (req, res) => {
  await casts.add('cast', { mold: 4 });
  res.sendStatus(202);
});
app.listen(3000);
`,
  'foundry/worker.js': "import { Worker } from 'bullmq';\nnew Worker('casts', async (job) => {});\n",
};

test('jobs are worked off by the process that is deployed for it, whichever comes first', async () => {
  const system = await systemOf({
    ...foundry,
    'compose.yaml': `services:
  background: { build: ./foundry, command: node worker.js }
  desk: { build: ./foundry, command: node server.js }
  redis: { image: redis }
`,
  });
  expect(componentsText(system).replaceAll('  compose.yaml', '')).toMatchInlineSnapshot(`
    "background: worker
    desk: service of foundry
    redis: redis cache"
  `);
  expect(channelsText(system)).toMatchInlineSnapshot(`"bullmq:casts: from desk to background"`);
});

test('a line of a Procfile is such a process, too', async () => {
  const system = await systemOf({ ...foundry, 'foundry/Procfile': 'web: node server.js\nworker: node worker.js\n' });
  expect(channelsText(system)).toMatchInlineSnapshot(`"bullmq:casts: from foundry to foundry-worker"`);
});

test('of two workers nobody knows which takes the job', async () => {
  const system = await systemOf({
    ...foundry,
    'compose.yaml': `services:
  desk: { build: ./foundry }
  fast-worker: { build: ./foundry, command: node worker.js }
  slow-worker: { build: ./foundry, command: node worker.js --slow }
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`"bullmq:casts: from desk to desk"`);
});

test('a worker of Celery runs the tasks of the code that it is made of', async () => {
  const system = await systemOf({
    'kiln/requirements.txt': 'flask\ncelery\n',
    'kiln/app.py': `from celery import Celery
from flask import Flask
app = Flask(__name__)
jobs = Celery('kiln', broker='redis://redis')
@jobs.task
def fire(pot):
    pass
@app.post('/pots')
def make():
    fire.delay(1)
    return {}, 202
`,
    'compose.yaml': `services:
  kiln: { image: kiln, build: ./kiln, command: flask run }
  heat: { build: ./kiln, command: celery -A app.jobs worker }
  redis: { image: redis }
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`"celery:fire: from kiln to heat"`);
});
