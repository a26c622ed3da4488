import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';

const app = (run: string): Readonly<Record<string, string>> => ({
  'package.json': '{ "name": "beacon", "dependencies": { "express": "4", "pg": "8", "kafkajs": "2" } }',
  'src/app.ts': `import express from 'express';
import { Kafka } from 'kafkajs';
import pg from 'pg';

const pool = new pg.Pool();
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();
const app = express();

function saveRow(beacon) {
  return pool.query('INSERT INTO beacons (body) VALUES ($1)', [beacon]);
}
function sendRow(beacon) {
  return producer.send({ topic: 'beacon.seen', messages: [{ value: beacon }] });
}

app.post('/beacons', async (req, res) => {
  ${run}
  res.sendStatus(204);
});
app.listen(3000);
`,
});

async function dualWrites(run: string): Promise<readonly string[]> {
  const findings = runRules(await systemOf(app(run)));
  return findings.filter((finding) => finding.rule === 'dual-write').map((finding) => finding.title);
}

test('a request that takes one of two ways writes once', async () => {
  expect(await dualWrites('await run({ sql: () => saveRow(req.body), kafka: () => sendRow(req.body) });')).toEqual([]);
});

test('a request that does both writes twice', async () => {
  expect(await dualWrites('await saveRow(req.body); await sendRow(req.body);')).toEqual([
    'POST /beacons writes beacons and publishes beacon.seen without an outbox',
  ]);
});
