import type { Channel, ChannelUse } from '../../model/channel.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { isMutating } from '../questions/call-target.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Example, Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const earlyAcknowledgement: Rule = {
  id: 'early-acknowledgement',
  area: 'services',
  severity: severityOf('loss', 'possible'),
  what: 'A consumer lets the broker forget a message before its work is done.',
  why: 'Where the process stops or the work fails, the message is gone and nobody does it again.',
  fix: 'Acknowledge after the last step, and reject what failed.',
  references: [
    'https://www.rabbitmq.com/docs/confirms#acknowledgement-modes',
    'https://microservices.io/patterns/communication-style/idempotent-consumer.html',
  ],
  reads: ['channels', 'accesses', 'calls', 'operations', 'operationCalls', 'components', 'tables'],
  examples: {
    bad: museum('  channel.ack(message);\n', ''),
    good: museum('', '  channel.ack(message);\n'),
  },
  check: ({ index }) =>
    index.system.channels.flatMap((channel) =>
      channel.consumers.flatMap((consumer) => {
        const work = workOf(index, consumer);
        return work === undefined ? [] : [report(index, channel, consumer, work)];
      }),
    ),
};

interface Work {
  readonly place: Evidence;
  /** What is lost: `bookings is written`. */
  readonly deed: string;
}

/** The first step after the message was acknowledged that changes anything; nothing where one comes before. */
function workOf(index: SystemIndex, { acknowledged, operation }: ChannelUse): Work | undefined {
  if (acknowledged === undefined) return undefined;
  const { file, line } = acknowledged.evidence;
  const steps = index.reachedFrom(operation).flatMap((reached) => {
    const [first] = reached.path;
    return worksOf(index, reached.operation.id).map(({ place, deed }) => ({ place: first?.evidence ?? place, deed }));
  });
  const [step] = steps.sort((one, other) => one.place.line - other.place.line);
  if (step === undefined || acknowledged.by === 'broker') return step;
  const isAfter = steps.every(({ place }) => place.file === file && place.line > line);
  return isAfter ? step : undefined;
}

function worksOf(index: SystemIndex, operation: string): readonly Work[] {
  const writes = index
    .accessesOf(operation)
    .filter(({ kind }) => kind === 'write')
    .map(({ evidence: [place], table }) => ({ place, deed: `the write to ${index.table(table)?.name ?? table}` }));
  const sends = index
    .callsOf(operation)
    .filter(isMutating)
    .map(({ evidence: [place], method, path, to }) => ({
      place,
      deed: `${method} ${path} of ${index.component(to ?? '')?.name ?? 'another system'}`,
    }));
  return [...writes, ...sends].flatMap(({ place, deed }) => (place === undefined ? [] : [{ place, deed }]));
}

function report(index: SystemIndex, { id, name }: Channel, { service, acknowledged }: ChannelUse, work: Work): Report {
  const by = index.component(service)?.name ?? service;
  const isBroker = acknowledged?.by === 'broker';
  return {
    title: `${by} acknowledges ${name} before its work is done`,
    message: prose(
      isBroker
        ? `The broker forgets each message of ${name} as it hands it over.`
        : `The consumer of ${name} acknowledges the message first.`,
      `Where the process stops or ${work.deed} fails after that, the message is gone and is not delivered again.`,
    ),
    fix: isBroker
      ? `Turn the automatic acknowledgement off, acknowledge after ${work.deed}, and reject the message where it fails.`
      : `Acknowledge after ${work.deed}, and reject the message where it fails.`,
    evidence: evidenceChain(acknowledged?.evidence, work.place),
    subjects: [id, service],
  };
}

function museum(before: string, after: string): Example {
  return {
    'package.json': '{ "name": "museum", "dependencies": { "amqplib": "0", "pg": "8" } }',
    'schema.sql': 'CREATE TABLE admissions (ticket text PRIMARY KEY);',
    'src/consumer.ts': `import amqp from 'amqplib';
import { Pool } from 'pg';

const pool = new Pool();

export async function listen() {
  const connection = await amqp.connect('amqp://rabbitmq');
  const channel = await connection.createChannel();
  await channel.consume('ticket.sold', async (message) => {
${indented(before)}    await pool.query('INSERT INTO admissions (ticket) VALUES ($1)', [message.content.toString()]);
${indented(after)}  });
}

listen();
`,
  };
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
