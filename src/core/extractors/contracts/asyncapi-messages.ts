import type { ContractMessage } from '../../model/contract.ts';
import { entriesOf, entry, itemsOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import { plainValue } from '../../syntax/edit/data-value.ts';
import type { ReadFile } from '../extractor.ts';
import type { References } from './openapi-references.ts';
import { shapeOf } from './openapi-shape.ts';

export interface AsyncapiPlace {
  readonly file: ReadFile;
  readonly document: DataNode;
  readonly references: References;
}

/** In version 2 the words are those of whoever uses the service: what others subscribe to the service sends. */
const directions = [
  ['subscribe', 'send'],
  ['publish', 'receive'],
] as const;

export function messagesOfChannels(place: AsyncapiPlace): readonly ContractMessage[] {
  const { document, references } = place;
  return entriesOf(entry(document, 'channels')).flatMap(({ key, value }) => {
    const channel = references.follow(value);
    return directions.flatMap(([word, action]) => {
      const said = channel?.kind === 'mapping' ? channel.entries.get(word) : undefined;
      if (said === undefined) return [];
      const operation = references.follow(said.value);
      const message = oneOf(references, entry(operation, 'message'));
      return [messageOf(place, { said, operation, message, channel, address: key, action })];
    });
  });
}

/** In version 3 they are those of the service itself. */
export function messagesOfOperations(place: AsyncapiPlace): readonly ContractMessage[] {
  const { document, references } = place;
  return entriesOf(entry(document, 'operations')).flatMap((said) => {
    const operation = references.follow(said.value);
    const action = textOf(entry(operation, 'action'));
    const channel = references.follow(entry(operation, 'channel'));
    const named = textOf(entry(operation, 'channel', '$ref'))
      ?.split('/')
      .at(-1);
    const address = textOf(entry(channel, 'address')) ?? named?.replaceAll('~1', '/');
    if ((action !== 'send' && action !== 'receive') || channel === undefined || address === undefined) return [];
    const own = itemsOf(entry(operation, 'messages'))[0] ?? entriesOf(entry(channel, 'messages'))[0]?.value;
    const message = references.follow(own);
    return [messageOf(place, { said, operation, message, channel, address, action, operationId: said.key })];
  });
}

function oneOf(references: References, node: DataNode | undefined): DataNode | undefined {
  const message = references.follow(node);
  const [first] = itemsOf(entry(message, 'oneOf'));
  return first === undefined ? message : references.follow(first);
}

interface Said {
  readonly said: DataEntry;
  readonly operation: DataNode | undefined;
  readonly message: DataNode | undefined;
  readonly channel: DataNode | undefined;
  readonly address: string;
  readonly action: 'send' | 'receive';
  readonly operationId?: string | undefined;
}

function messageOf(
  place: AsyncapiPlace,
  { said, operation, message, channel, address, action, operationId }: Said,
): ContractMessage {
  const { file, references } = place;
  const payload = entry(message, 'payload');
  const [example] = itemsOf(entry(message, 'examples'));
  const shown = entry(example, 'payload') ?? itemsOf(entry(references.follow(payload), 'examples'))[0];
  return {
    broker: brokerOf(place, channel),
    channel: address,
    action,
    operationId: operationId ?? textOf(entry(operation, 'operationId')),
    summary: textOf(entry(operation, 'summary')) ?? textOf(entry(message, 'summary')),
    message: payload === undefined || isForeign(message) ? undefined : shapeOf(references, schemaIn(payload)),
    example: shown === undefined ? undefined : plainValue(shown),
    evidence: file.evidence(said.keyAt, said.keyEnd),
  };
}

/** Version 3 may say the format of a schema beside it. */
function schemaIn(payload: DataNode): DataNode {
  return entry(payload, 'schemaFormat') === undefined ? payload : (entry(payload, 'schema') ?? payload);
}

/** Avro and Protocol Buffers have their own words for types. */
function isForeign(message: DataNode | undefined): boolean {
  const format = textOf(entry(message, 'schemaFormat')) ?? textOf(entry(message, 'payload', 'schemaFormat')) ?? '';
  return /avro|protobuf|raml|xml/i.test(format);
}

const brokers: Readonly<Record<string, string>> = {
  kafka: 'kafka',
  'kafka-secure': 'kafka',
  amqp: 'rabbitmq',
  amqps: 'rabbitmq',
  mqtt: 'mqtt',
  'secure-mqtt': 'mqtt',
  mqtt5: 'mqtt',
  nats: 'nats',
  redis: 'redis',
  sqs: 'sqs',
  sns: 'sns',
  googlepubsub: 'google-pubsub',
  pulsar: 'pulsar',
  ws: 'websocket',
  wss: 'websocket',
};

/** By the server that the channel names, else the only kind that the document has, else how the channel is bound. */
function brokerOf({ document, references }: AsyncapiPlace, channel: DataNode | undefined): string | undefined {
  const servers = entriesOf(entry(document, 'servers'));
  const listed = itemsOf(entry(channel, 'servers'));
  const named = new Set([
    ...textsOf(entry(channel, 'servers')),
    ...listed.flatMap((node) => textOf(entry(node, '$ref'))?.split('/').at(-1) ?? []),
  ]);
  const meant = servers.filter(({ key }) => named.size === 0 || named.has(key));
  const protocols = [
    ...meant.map(({ value }) => scalarText(entry(references.follow(value), 'protocol')) ?? ''),
    ...entriesOf(entry(channel, 'bindings')).map(({ key }) => key),
  ];
  const known = new Set(protocols.flatMap((protocol) => brokers[protocol.toLowerCase()] ?? []));
  const [only] = known;
  return known.size === 1 ? only : undefined;
}
