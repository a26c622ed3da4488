import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';

async function said(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const findings = runRules(await systemOf(files));
  return findings.flatMap(({ rule, title, evidence: [place] }) =>
    rule === 'early-acknowledgement' ? [`${place?.file}:${place?.line} ${title}`] : [],
  );
}

const kennel = (consumer: string): Readonly<Record<string, string>> => ({
  'package.json': '{ "name": "kennel", "dependencies": { "amqplib": "0", "pg": "8" } }',
  'dogs.sql': 'CREATE TABLE dogs (name text PRIMARY KEY);',
  'dogs.js': `import amqp from 'amqplib';
import { Pool } from 'pg';
const pool = new Pool();
const channel = await (await amqp.connect('amqp://rabbitmq')).createChannel();
async function keep(message) {
  await pool.query('INSERT INTO dogs (name) VALUES ($1)', [message.content.toString()]);
}
${consumer}
`,
});

test('a consumer acknowledges first, or has the broker do it', async () => {
  const first = kennel(
    "channel.consume('dog.found', async (message) => {\n  channel.ack(message);\n  await keep(message);\n});",
  );
  expect(await said(first)).toEqual(['dogs.js:9 kennel acknowledges dog.found before its work is done']);
  const broker = kennel("channel.consume('dog.found', keep, { noAck: true });");
  expect(await said(broker)).toEqual(['dogs.js:8 kennel acknowledges dog.found before its work is done']);
});

test('behind the work, on one of several ways, or where nothing is written, it is no loss', async () => {
  const ways = [
    "channel.consume('dog.found', async (message) => {\n  await keep(message);\n  channel.ack(message);\n});",
    "channel.consume('dog.found', async (message) => {\n  if (message.old) return channel.ack(message);\n  await keep(message);\n  channel.ack(message);\n});",
    "channel.consume('dog.found', keep, { noAck: false });",
    "channel.consume('dog.found', (message) => console.log(message), { noAck: true });",
  ];
  for (const way of ways) expect(await said(kennel(way))).toEqual([]);
});

test('callbacks of pika are told by the name of the argument', async () => {
  const files = (how: string): Readonly<Record<string, string>> => ({
    'requirements.txt': 'pika\npsycopg2\n',
    'dogs.sql': 'CREATE TABLE dogs (name text PRIMARY KEY);',
    'dogs.py': `import pika
import psycopg2
db = psycopg2.connect("")
channel = pika.BlockingConnection().channel()
def keep(ch, method, properties, body):
    db.cursor().execute("INSERT INTO dogs (name) VALUES (%s)", [body])
channel.basic_consume(queue="dog.found", on_message_callback=keep${how})
`,
  });
  expect(await said(files(', auto_ack=True'))).toEqual([
    'dogs.py:7 workspace acknowledges dog.found before its work is done',
  ]);
  expect(await said(files(''))).toEqual([]);
});
