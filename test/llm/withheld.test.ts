import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { usualBudget } from '../../src/llm/prompt/budget.ts';
import type { GroundedPreparation } from '../../src/llm/prompt/prepare.ts';
import { plannedCalls } from '../../src/llm/prompt/preview.ts';
import type { Task } from '../../src/llm/prompt/task.ts';
import { listFiles } from '../../src/worker/list-files.ts';
import { prepareQuestion } from '../../src/worker/prepare-question.ts';
import { testEngine } from '../support/system-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/**
 * A bank of three services, of which one is never to be sent. The others call its routes, share its tables and read its
 * topics, and rules find what spans both: by every one of these ways its words could come along.
 */
const bank: Readonly<Record<string, string>> = {
  'docker-compose.yml': `services:
  teller: { build: ./teller, ports: ["3000:3000"], environment: { VAULT_URL: "http://vault:4000" } }
  vault: { build: ./vault, environment: { TELLER_URL: "http://teller:3000" } }
`,
  'teller/package.json': '{"name":"teller","dependencies":{"express":"4","pg":"8","axios":"1","kafkajs":"2"}}',
  'teller/src/app.ts': `import express from 'express';
import axios from 'axios';
import pg from 'pg';
import { Kafka } from 'kafkajs';
import { router } from './hidden-router';
const pool = new pg.Pool();
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();
export const app = express();
app.get('/accounts/:id', async (req, res) => {
  const { rows } = await pool.query('SELECT * FROM accounts WHERE id = $1', [req.params.id]);
  await axios.get(\`http://vault:4000/boxes/\${req.params.id}\`);
  res.json(rows);
});
app.post('/accounts', async (req, res) => {
  await pool.query('INSERT INTO accounts (id) VALUES ($1)', [req.body.id]);
  await producer.send({ topic: 'account.opened', messages: [] });
  res.sendStatus(201);
});
app.use(router);
app.listen(3000);
`,
  'teller/db/001.sql':
    'CREATE TABLE accounts (id uuid PRIMARY KEY);\nCREATE TABLE tellers (id uuid PRIMARY KEY, name text);\n',
  'teller/db/002-hidden.sql': 'ALTER TABLE accounts ADD COLUMN hidden_balance numeric;\n',
  'teller/src/hidden-router.ts': `import { Router } from 'express';
import { tellers } from './tellers';
const hiddenLogin = (req, res, next) => (req.session.hiddenUser ? next() : res.sendStatus(401));
export const router = Router();
router.use(hiddenLogin);
router.use('/tellers', tellers);
`,
  'teller/src/tellers.ts': `import { Router } from 'express';
export const tellers = Router();
tellers.get('/', (req, res) => res.json([]));
`,
  'vault/package.json': '{"name":"vault","dependencies":{"express":"4","pg":"8","axios":"1","kafkajs":"2"}}',
  'vault/src/hidden-app.ts': `import express from 'express';
import axios from 'axios';
import pg from 'pg';
import { Kafka } from 'kafkajs';
import { hiddenGuard } from './hidden-guard';
const pool = new pg.Pool();
const consumer = new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'hiddenGroup' });
export const app = express();
app.get('/boxes/:hiddenBox', hiddenGuard, async (req, res) => {
  const { rows } = await pool.query('SELECT * FROM hidden_boxes WHERE hidden_owner = $1', [req.query.hiddenOwner]);
  await axios.get('http://teller:3000/accounts/' + req.params.hiddenBox);
  res.json(rows);
});
app.post('/hidden-boxes', async (req, res) => {
  await pool.query('INSERT INTO hidden_boxes (hidden_owner) VALUES ($1)', [req.body.hiddenOwner]);
  await pool.query('UPDATE accounts SET hidden_flag = true WHERE hidden_column = $1', [req.body.hiddenOwner]);
  res.sendStatus(201);
});
await consumer.subscribe({ topic: 'account.opened' });
await consumer.run({ eachMessage: async () => { await pool.query('DELETE FROM hidden_boxes'); } });
app.listen(4000);
`,
  'vault/src/hidden-guard.ts':
    'export function hiddenGuard(req, res, next) { if (!req.session.hiddenUser) return res.sendStatus(401); next(); }\n',
  'vault/db/hidden.sql':
    'CREATE TABLE hidden_boxes (hidden_owner text, hidden_key uuid REFERENCES accounts (id));\nALTER TABLE accounts ADD COLUMN hidden_column text;\n',
};

async function preparedWith(neverSend: readonly string[], task: Task = { kind: 'review' }, guidelines = false) {
  const folder = path.join(temporaryFolder(), 'bank');
  for (const [file, text] of Object.entries(bank)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const listed = listFiles(folder);
  if (!listed.ok) throw new Error(listed.message);
  const engine = await testEngine();
  await engine.open(listed.workspace);
  const scope = { kind: 'workspace' } as const;
  return prepareQuestion(engine, { root: folder, scope, task, budget: usualBudget, neverSend, guidelines });
}

const sentBy = (preparation: GroundedPreparation): string =>
  plannedCalls(preparation)
    .flatMap(({ request }) => [...request.messages, ...request.followUp].map(({ content }) => content))
    .join('\n');

const hiddenWords = (text: string): readonly string[] => [...new Set(text.match(/hidden[\w-]+/gi))].sort();

test('without such a list, all of it is told: the test would see what comes through', async () => {
  expect(hiddenWords(sentBy(await preparedWith([])))).toMatchInlineSnapshot(`
    [
      "hidden-app",
      "hidden-boxes",
      "hiddenBox",
      "hiddenGuard",
      "hiddenLogin",
      "hiddenOwner",
      "hidden_balance",
      "hidden_boxes",
      "hidden_column",
      "hidden_flag",
      "hidden_key",
      "hidden_owner",
    ]
  `);
});

const tasks: readonly Task[] = [
  { kind: 'review' },
  { kind: 'question', question: 'What is in the vault?' },
  { kind: 'cache' },
  { kind: 'technology' },
  { kind: 'design', brief: 'A second vault.' },
];

test.each(tasks)('of files that are never to be sent no word is in a request: $kind', async (task) => {
  const preparation = await preparedWith(['vault/src/**', 'vault/db/**', '*-hidden.sql', 'hidden-router.ts'], task);
  expect(hiddenWords(sentBy(preparation))).toEqual([]);
  expect(sentBy(preparation)).toMatch(/GET \/tellers · teller · guards: authentication of a file that is kept back/);
  expect(sentBy(preparation)).toContain('tellers in teller-database');
  expect(preparation.withheld).toEqual([
    'teller/db/002-hidden.sql',
    'teller/src/hidden-router.ts',
    'vault/db/hidden.sql',
    'vault/src/hidden-app.ts',
  ]);
  expect(preparation.files.filter((file) => preparation.withheld.includes(file))).toEqual([]);
});
