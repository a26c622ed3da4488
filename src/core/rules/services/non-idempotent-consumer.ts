import type { Channel } from '../../model/channel.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { sameColumn } from '../questions/index-cover.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';
import { isBookkeepingTable } from '../words/table-words.ts';

export const nonIdempotentConsumer: Rule = {
  id: 'non-idempotent-consumer',
  area: 'services',
  severity: severityOf('loss', 'possible'),
  what: 'A consumer inserts a row for each message, and nothing stops the same message from making two.',
  why: 'Brokers deliver at least once: after a lost acknowledgement or a restart the message comes again.',
  fix: 'Store the id of the message under a unique key, in the transaction that does the work.',
  references: [
    'https://microservices.io/patterns/communication-style/idempotent-consumer.html',
    'https://www.rabbitmq.com/docs/reliability',
  ],
  reads: ['channels', 'accesses', 'tables', 'operations', 'operationCalls', 'components'],
  examples: {
    bad: museum(''),
    good: museum(' UNIQUE'),
  },
  check: ({ index }) =>
    index.system.channels.filter(isRedelivered).flatMap((channel) =>
      channel.consumers.flatMap(({ operation, service, evidence, acknowledged }) => {
        // What the broker has forgotten does not come again.
        if (acknowledged?.by === 'broker') return [];
        const insert = repeatableInsert(index, operation);
        if (insert === undefined) return [];
        const name = index.component(service)?.name ?? service;
        return [
          {
            title: `${name} makes a second row in ${insert.table.name} when ${channel.name} comes twice`,
            message: prose(
              `${insert.table.name} has no unique key besides the number that it counts up, and the consumer does not look whether the row is there:`,
              `one redelivery of ${channel.name} is one row too many.`,
            ),
            fix: `Keep the id of the message in ${insert.table.name} with a UNIQUE constraint, and \`ON CONFLICT DO NOTHING\` (or an upsert) in the insert.`,
            evidence: evidenceChain(insert.access.evidence[0], evidence, insert.table.evidence[0]),
            subjects: [channel.id, service, insert.table.id],
          },
        ];
      }),
    ),
};

/** Celery and RQ take a task off the queue before they run it: unless told otherwise they lose it sooner than repeat it. */
function isRedelivered({ broker, library }: Channel): boolean {
  return !/^(?:component:)?(?:celery|rq)$/.test(library ?? broker);
}

/** An insert that nothing tells from its repetition: no key of its own, and no look at any table before. */
function repeatableInsert(
  index: SystemIndex,
  operation: string,
): { readonly access: DataAccess; readonly table: Table } | undefined {
  const accesses = index.reachedFrom(operation).flatMap((reached) => index.accessesOf(reached.operation.id));
  if (accesses.some(({ kind, verb }) => kind === 'read' || verb === 'upsert')) return undefined;
  for (const access of accesses) {
    const table = index.table(access.table);
    if (access.verb !== 'insert' || table === undefined || table.columns.length === 0 || isBookkeepingTable(table.name))
      continue;
    if (!table.indexes.some(({ unique }) => unique) && hasCountedKey(table)) return { access, table };
  }
  return undefined;
}

/** A key that the message brings is the same the second time; one that the database makes is not. */
function hasCountedKey(table: Table): boolean {
  const [key, ...others] = table.primaryKey;
  const column = table.columns.find(({ name }) => sameColumn(name, key ?? ''));
  return others.length === 0 && (/serial/.test(column?.type ?? '') || column?.default === 'autoincrement');
}

function museum(unique: string): Example {
  return {
    'package.json': '{ "name": "museum", "dependencies": { "amqplib": "0", "pg": "8" } }',
    'schema.sql': `CREATE TABLE admissions (id bigserial PRIMARY KEY, ticket text NOT NULL${unique});`,
    'src/consumer.ts': `import amqp from 'amqplib';
import { Pool } from 'pg';

const pool = new Pool();

export async function listen() {
  const connection = await amqp.connect('amqp://rabbitmq');
  const channel = await connection.createChannel();
  await channel.consume('ticket.sold', async (message) => {
    await pool.query('INSERT INTO admissions (ticket) VALUES ($1)', [message.content.toString()]);
    channel.ack(message);
  });
}

listen();
`,
  };
}
