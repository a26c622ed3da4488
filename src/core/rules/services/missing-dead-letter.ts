import type { Channel } from '../../model/channel.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain, placeOf } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const missingDeadLetter: Rule = {
  id: 'missing-dead-letter',
  area: 'services',
  severity: severityOf('loss', 'possible'),
  what: 'A queue is declared without a place where messages go that cannot be handled.',
  why: 'Such a message is either thrown away, or comes back again and again and keeps the others waiting.',
  fix: 'Declare a dead letter exchange with a queue of its own, and watch how many messages lie there.',
  references: [
    'https://www.rabbitmq.com/docs/dlx',
    'https://www.enterpriseintegrationpatterns.com/patterns/messaging/DeadLetterChannel.html',
  ],
  reads: ['channels', 'components', 'operations'],
  examples: {
    bad: museum('{ durable: true }'),
    good: museum("{ durable: true, deadLetterExchange: 'tickets.dead' }"),
  },
  check: ({ index }) =>
    index.system.channels
      .filter((channel) => losesMessages(index, channel))
      .map((channel) => {
        const { name, declared, consumers } = channel;
        const words = wordsOf(index, channel);
        const services = [...new Set(consumers.map(({ service }) => index.component(service)?.name ?? service))].sort();
        return {
          title: `${name} has no place for messages that ${shortList(services)} cannot handle`,
          message: prose(
            `${placeOf(declared)} declares the queue without ${words.place}:`,
            `a message on which the consumer of ${name} fails ${words.fate}.`,
          ),
          fix: words.fix(name),
          evidence: evidenceChain(
            declared,
            consumers.map(({ evidence }) => evidence),
          ),
          lookedAt: [
            `${placeOf(declared)} ${words.settings}`,
            'every other channel of the workspace, for one whose name says dead letter, parking or failed',
          ],
          subjects: [channel.id],
        };
      }),
};

/** How brokers call it, and what becomes of a message without it. */
interface BrokerWords {
  readonly place: string;
  readonly fate: string;
  readonly settings: string;
  fix(queue: string): string;
}

const rabbitmq: BrokerWords = {
  place: 'a dead letter exchange',
  fate: 'is dropped when it is rejected, and comes back at once when it is not',
  settings: 'arguments of the queue',
  fix: (queue) =>
    `Name a dead letter exchange in that declaration (\`x-dead-letter-exchange: ${queue}.dead\`), bind a queue to it, and reject without requeueing what failed several times.`,
};

const sqs: BrokerWords = {
  place: 'a redrive policy',
  fate: 'comes back again and again until its retention ends, and is then gone',
  settings: 'redrive policy of the queue',
  fix: (queue) =>
    `Give ${queue} a redrive policy: a second queue as \`deadLetterTargetArn\`, a \`maxReceiveCount\` of about five, and an alarm on how many messages lie there.`,
};

function wordsOf(index: SystemIndex, { id, broker }: Channel): BrokerWords {
  return id.startsWith('channel:sqs:') || index.component(broker)?.technology === 'sqs' ? sqs : rabbitmq;
}

function losesMessages(index: SystemIndex, channel: Channel): boolean {
  if (channel.declared === undefined || channel.deadLetter !== undefined || isForFailures(channel.name)) return false;
  return channel.consumers.length > 0 && !index.system.channels.some(({ name }) => isForFailures(name));
}

function isForFailures(name: string): boolean {
  return /dead|\bdl[qxt]\b|[._-]dl[qxt]|poison|parking|failed|failure|error|retry/i.test(name);
}

function museum(options: string): Example {
  return {
    'package.json': '{ "name": "museum", "dependencies": { "amqplib": "0" } }',
    'src/consumer.ts': `import amqp from 'amqplib';

export async function listen() {
  const connection = await amqp.connect('amqp://rabbitmq');
  const channel = await connection.createChannel();
  await channel.assertQueue('tickets', ${options});
  await channel.consume('tickets', async (message) => {
    console.log(JSON.parse(message.content.toString()).id);
    channel.ack(message);
  });
}

listen();
`,
  };
}
