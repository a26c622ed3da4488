import type { Channel } from '../../model/channel.ts';
import { defined, type Json } from '../../model/json-schema.ts';
import type { System } from '../../model/system.ts';
import { wordsOf } from '../../model/words.ts';
import { openSchemaBook, type SchemaBook } from '../openapi/schema-book.ts';

/** What is told and who hears it: AsyncAPI 3, a channel for each topic. */
export function asyncapiDocument(system: System, title: string): Json {
  const book = openSchemaBook();
  const channels = system.channels.filter(({ role }) => role === 'system');
  const names = new Map(system.components.map(({ id, name }) => [id, name]));
  const messages = Object.fromEntries(
    channels.flatMap((channel) =>
      channel.message === undefined ? [] : [[pascal(channel.name), messageOf(channel, book)]],
    ),
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: `Messages of ${title}`,
      version: '1.0.0',
      description: 'Each is told at least once, in the order of its key. Who hears it keeps its id.',
      contact: { name: `The team of ${title}` },
      license: { name: 'Proprietary' },
      tags: [...new Set(channels.map(({ name }) => name))].map((name) => ({ name })),
    },
    servers: serversOf(system, channels),
    defaultContentType: 'application/cloudevents+json',
    channels: Object.fromEntries(channels.map((channel) => [camel(channel.name), channelOf(channel)])),
    operations: Object.fromEntries(channels.flatMap((channel) => operationsOf(channel, names))),
    components: { messages, schemas: book.schemas() },
  };
}

const protocols: Readonly<Record<string, readonly [string, number]>> = {
  rabbitmq: ['amqp', 5672],
  kafka: ['kafka', 9092],
  nats: ['nats', 4222],
};

/** The broker; where there is none, the database whose outbox is read. */
function serversOf(system: System, channels: readonly Channel[]): Json {
  const brokers = system.components.filter(({ id }) => channels.some((channel) => channel.broker === id));
  return Object.fromEntries(
    brokers.map(({ name, kind, technology = name }) => {
      const [protocol, port] = protocols[technology] ?? [technology, 5432];
      const description =
        kind === 'database' ? 'Messages are read from the outbox table.' : 'Where messages are carried.';
      return [camel(name), { host: `${name}:${port}`, protocol, description }];
    }),
  );
}

function channelOf(channel: Channel): Json {
  return defined({
    address: channel.name,
    description:
      channel.deadLetter === undefined ? undefined : `What fails five times goes to \`${channel.deadLetter}\`.`,
    messages:
      channel.message === undefined
        ? undefined
        : { [pascal(channel.name)]: { $ref: `#/components/messages/${pascal(channel.name)}` } },
  });
}

function messageOf(channel: Channel, book: SchemaBook): Json {
  return defined({
    name: pascal(channel.name),
    title: channel.name,
    contentType: 'application/cloudevents+json',
    payload: channel.message === undefined ? undefined : book.schemaOf(channel.message),
    examples: channel.example === undefined ? undefined : [{ payload: channel.example }],
  });
}

function operationsOf(channel: Channel, names: ReadonlyMap<string, string>): readonly (readonly [string, Json])[] {
  const to = { $ref: `#/channels/${camel(channel.name)}` };
  const who = (id: string): string => names.get(id) ?? id;
  return [
    ...channel.publishers.map(
      (use) =>
        [
          `send${pascal(channel.name)}From${pascal(who(use.service))}`,
          {
            action: 'send',
            channel: to,
            summary: `${who(use.service)} sends it.`,
            description: 'From its outbox, after the commit that it tells of.',
          },
        ] as const,
    ),
    ...channel.consumers.map(
      (use) =>
        [
          `receive${pascal(channel.name)}By${pascal(use.operation.split('#').at(-1) ?? '')}`,
          {
            action: 'receive',
            channel: to,
            summary: `${who(use.service)} takes it.`,
            description: 'Once for each id, in the transaction of what it does.',
          },
        ] as const,
    ),
  ];
}

function pascal(name: string): string {
  return wordsOf(name)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

function camel(name: string): string {
  const text = pascal(name);
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
