import type { Call } from '../../model/call.ts';
import type { Channel } from '../../model/channel.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import { requestOf } from '../../model/request-of.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import type { Severity } from '../finding.ts';
import { areAlternatives } from '../questions/are-alternatives.ts';
import { isMutating, targetOf } from '../questions/call-target.ts';
import { endpointEntry } from '../questions/entry-points.ts';
import { evidenceChain, wayTo } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import { comesBefore } from '../questions/order-in-flow.ts';
import { mutatingCallsOf, tableName, writesOf } from '../questions/writes.ts';
import type { Report, Rule } from '../rule.ts';
import { agree, doers } from '../words/doers.ts';
import { prose } from '../words/prose.ts';
import { routesOf } from '../words/route-words.ts';
import { isOutboxTable } from '../words/table-words.ts';
import { saysAny, wordSet } from '../words/words-of.ts';

const schema = `CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  sku text NOT NULL
);
CREATE TABLE outbox (
  id bigserial PRIMARY KEY,
  topic text NOT NULL,
  payload jsonb NOT NULL
);
`;

const auth = `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`;

export const dualWrite: Rule = {
  id: 'dual-write',
  area: 'services',
  severity: 'high',
  what: 'One request commits to the database and tells another system, with nothing that makes both happen or neither.',
  why: 'A crash between the two leaves a row that nobody is told of, or news of a row that does not exist.',
  fix: 'Write the message into an outbox table in the same transaction, and let a relay send it.',
  references: [
    'https://microservices.io/patterns/data/transactional-outbox.html',
    'https://docs.aws.amazon.com/prescriptive-guidance/latest/cloud-design-patterns/transactional-outbox.html',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'channels', 'calls', 'components'],
  examples: {
    bad: {
      'schema.sql': schema,
      'src/auth.ts': auth,
      'src/orders.ts': `import express from 'express';
import { Kafka } from 'kafkajs';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool();
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();
const app = express();

app.post('/orders', requireAuth, async (req, res) => {
  const { rows } = await pool.query('INSERT INTO orders (sku) VALUES ($1) RETURNING id', [req.body.sku]);
  await producer.send({ topic: 'order.placed', messages: [{ value: JSON.stringify(rows[0]) }] });
  res.status(201).json(rows[0]);
});

app.listen(3000);
`,
    },
    good: {
      'schema.sql': schema,
      'src/auth.ts': auth,
      'src/orders.ts': `import express from 'express';
import { Pool } from 'pg';
import { requireAuth } from './auth';

const pool = new Pool();
const app = express();

app.post('/orders', requireAuth, async (req, res) => {
  const client = await pool.connect();
  await client.query('BEGIN');
  const { rows } = await client.query('INSERT INTO orders (sku) VALUES ($1) RETURNING id', [req.body.sku]);
  await client.query('INSERT INTO outbox (topic, payload) VALUES ($1, $2)', ['order.placed', rows[0]]);
  await client.query('COMMIT');
  client.release();
  res.status(201).json(rows[0]);
});

app.listen(3000);
`,
    },
  },
  check: ({ index }) => index.ofDistricts(readReports).flat(),
};

function readReports(index: SystemIndex): readonly Report[] {
  const telling = tellingOperations(index);
  const flows = index.system.endpoints
    .filter((endpoint) => index.reachedBy(endpoint).some(({ operation }) => telling.has(operation.id)))
    .flatMap((endpoint) => flowsOf(index, endpoint));
  return [...groupBy(flows, (flow) => flow.operation).values()].map((group) => report(index, group));
}

/** What leaves the process in a request that also writes. */
interface Telling {
  /** Operation that sends. */
  readonly operation: string;
  readonly verb: 'publish' | 'send';
  /** What is published or sent: `order.placed`, `POST /charges to payments`. */
  readonly what: string;
  readonly severity: Severity;
  /** A job of the service itself rather than news for others. */
  readonly queued: boolean;
  readonly evidence: Evidence | undefined;
  readonly subject: string;
}

interface Flow {
  readonly endpoint: Endpoint;
  readonly operation: string;
  readonly tellings: NonEmpty<Telling>;
  readonly writes: readonly DataAccess[];
}

/** Few operations tell anybody anything, and every route is looked at. */
function tellingOperations({ system }: SystemIndex): ReadonlySet<string> {
  const published = system.channels.flatMap(({ publishers }) => publishers.map(({ operation }) => operation));
  return new Set([...published, ...system.calls.filter(isMutating).map(({ operation }) => operation)]);
}

function flowsOf(index: SystemIndex, endpoint: Endpoint): Flow[] {
  const reached = index.reachedBy(endpoint).map(({ operation }) => operation.id);
  const touched = reached.flatMap((id) => index.accessesOf(id)).filter((access) => access.kind === 'write');
  if (touched.some((access) => access.verb !== 'delete' && isOutboxTable(tableName(index, access)))) return [];
  const writes = writesOf(index, endpoint);
  if (writes.length === 0) return [];
  const tellings = [
    ...reached.flatMap((id) => publicationsIn(index, id)),
    ...mutatingCallsOf(index, endpoint)
      .filter((call) => writes.some((write) => isToldAfter(index, endpoint, write, call)))
      .flatMap((call) => callIn(index, call)),
  ];
  return [...groupBy(tellings, (telling) => telling.operation)].flatMap(([operation, group]) => {
    const beside = writes.filter((write) => !areAlternatives(index, endpoint, write.operation, operation));
    return beside.length === 0 ? [] : [{ endpoint, operation, tellings: group, writes: beside }];
  });
}

/**
 * An answer that decides what is written is no dual write: when it fails nothing is written, and the caller asks again.
 * Inside a transaction a failing call takes the write back.
 */
function isToldAfter(index: SystemIndex, endpoint: Endpoint, write: DataAccess, call: Call): boolean {
  const reached = index.reachedBy(endpoint).find(({ operation }) => operation.id === call.operation);
  if (call.inTransaction || reached?.inTransaction === true || endpoint.handler === undefined) return false;
  const told = { operation: call.operation, evidence: call.evidence[0] };
  return comesBefore(index, endpoint.handler, { operation: write.operation, evidence: write.evidence[0] }, told);
}

function publicationsIn(index: SystemIndex, operation: string): Telling[] {
  return index
    .publicationsOf(operation)
    .filter(({ channel, use }) => use.outbox !== true && !saysAny(channel.name, sideWords))
    .map(({ channel, use }) => ({
      operation,
      verb: 'publish',
      what: channel.name,
      severity: severityOfMessage(channel),
      queued: isJobQueue(channel),
      evidence: use.evidence,
      subject: channel.id,
    }));
}

/** A lost mail or job of the service's own is a nuisance, a lost business event is wrong data elsewhere. */
function severityOfMessage(channel: Channel): Severity {
  if (saysAny(channel.name, noticeWords)) return 'low';
  return isJobQueue(channel) ? 'low' : 'high';
}

/** A queue of jobs may lie in a product that carries events as well, so the library tells. */
function isJobQueue({ broker, library }: Channel): boolean {
  return /bull|bee|agenda|pg-?boss|laravel|active-?job|rails|sidekiq|resque|celery|dramatiq|asynq|\brq\b|hangfire/i.test(
    library ?? broker,
  );
}

function callIn(index: SystemIndex, call: Call): Telling[] {
  const target = targetOf(index, call);
  if (call.to === undefined || saysAny(`${target} ${call.path}`, sideWords)) return [];
  if (saysAny(`${target} ${call.path}`, noticeWords)) return [];
  const paying = saysAny(`${target} ${call.path}`, moneyWords);
  const peer = index.component(call.to)?.root !== undefined;
  return [
    {
      operation: call.operation,
      verb: 'send',
      what: `${requestOf(index, call)} to ${target}`,
      severity: paying || peer ? 'high' : 'medium',
      queued: false,
      evidence: call.evidence[0],
      subject: call.id,
    },
  ];
}

/** Telling these twice or never changes nothing that anybody relies on. */
const sideWords = wordSet(
  `log logging logger metric telemetry analytics segment trace tracing sentry audit cache search index elasticsearch
   captcha recaptcha turnstile auth oauth token verify geo health typesense meilisearch algolia invalidate`,
);
const noticeWords = wordSet(
  `mail email mailer sendgrid mailgun postmark ses smtp slack discord telegram sms twilio notification notify push
   webhook hook reminder`,
);

const moneyWords = new Set([
  'stripe',
  'paypal',
  'adyen',
  'payment',
  'charge',
  'refund',
  'billing',
  'payout',
  'transfer',
]);

const rank: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

function report(index: SystemIndex, flows: NonEmpty<Flow>): Report {
  const [flow] = flows;
  const routes = routesOf(flows.map((each) => each.endpoint));
  const tables = [...new Set(flow.writes.map((access) => tableName(index, access)))];
  const severity = flow.tellings
    .map((telling) => telling.severity)
    .sort((a, b) => rank.indexOf(a) - rank.indexOf(b))[0];
  const [entry] = endpointEntry(flow.endpoint);
  return {
    severity,
    title: `${doers(routes, 'writes', 'write')} ${shortList(tables)} and ${deedsOf(flow.tellings, routes.length)} without an outbox`,
    message: messageOf(flow.tellings, tables),
    fix: fixOf(flow.tellings, tables),
    evidence: evidenceChain(
      flow.tellings.map((telling) => telling.evidence),
      wayTo(index, entry, flow.operation),
      flow.writes.map((access) => access.evidence[0]),
    ),
    lookedAt: ['writes of the same request to a table named outbox, events, messages, jobs, queue or tasks'],
    subjects: [
      ...new Set([
        ...flow.tellings.map((telling) => telling.subject),
        ...flow.writes.map((access) => access.table),
        ...flows.map((each) => each.endpoint.id),
      ]),
    ],
  };
}

/** `publishes order.placed and order.paid`, and of several routes: `publish order.placed and send POST /charges to payments`. */
function deedsOf(tellings: NonEmpty<Telling>, doing: number): string {
  const byVerb = groupBy(tellings, ({ verb }) => verb);
  const deeds = [...byVerb].map(
    ([verb, same]) =>
      `${agree(doing, verb === 'send' ? 'sends' : 'publishes', verb)} ${shortList([...new Set(same.map(({ what }) => what))])}`,
  );
  return deeds.join(' and ');
}

function messageOf([first]: NonEmpty<Telling>, tables: readonly string[]): string {
  const data = shortList(tables);
  const harm =
    'If the process stops between them, or the second fails, one of them has happened and the other has not.';
  if (first.queued)
    return prose(`Unless the job is stored in the transaction that writes ${data}, these are two steps.`, harm);
  const other = first.verb === 'publish' ? 'the message' : 'the call';
  return prose(`The write to ${data} and ${other} cannot be committed together.`, harm);
}

function fixOf([first]: NonEmpty<Telling>, tables: readonly string[]): string {
  if (first.queued) {
    return `Keep the queue in the database that holds ${tables[0]} and enqueue ${first.what} in the transaction that writes there, or insert an outbox row in it and let a relay enqueue what it says.`;
  }
  if (first.verb === 'publish') {
    return prose(
      `Insert the message into an outbox table in the transaction that writes ${tables[0]}`,
      'and let a relay publish it.',
    );
  }
  return prose(
    `Commit ${tables[0]} as pending together with an outbox row, let a worker send ${first.what}`,
    'with an idempotency key, and mark the row done when it answers.',
  );
}
