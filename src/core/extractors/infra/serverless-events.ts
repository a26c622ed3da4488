import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { entry, itemsOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { DeployedFunction, FunctionChannel, FunctionRoute } from '../fact.ts';
import type { CloudQueues } from './cloud-queues.ts';

/** `http: { path: stamps, method: post, authorizer: aws_iam }`, `httpApi: 'GET /stamps/{id}'` */
export function routeOf({ key, keyAt, value }: DataEntry): FunctionRoute | undefined {
  if (key !== 'http' && key !== 'httpApi') return undefined;
  const plain = textOf(value)?.trim();
  const [word = '', rest = ''] = plain === undefined ? [] : plain === '*' ? ['*', '*'] : plain.split(/\s+/);
  const path = plain === undefined ? textOf(entry(value, 'path')) : rest;
  const method = plain === undefined ? (scalarText(entry(value, 'method')) ?? '*') : word;
  if (path === undefined) return undefined;
  const asked = entry(value, 'authorizer');
  const isPrivate = scalarText(entry(value, 'private')) === 'true';
  return {
    method: methodOf(method),
    path: path === '*' ? '/{proxy}' : path.replaceAll(/\{(\w+)\+\}/g, '{$1}'),
    authorizer: asked === undefined ? (isPrivate ? 'API key' : undefined) : authorizerOf(asked),
    at: keyAt,
    end: value.end,
  };
}

function methodOf(word: string): HttpMethod {
  return httpMethods.find((method) => method === word.toUpperCase()) ?? 'ANY';
}

function authorizerOf(node: DataNode): string {
  const named = ['name', 'id', 'arn', 'type'].map((key) => textOf(entry(node, key))).find((text) => text !== undefined);
  return textOf(node) ?? named ?? 'authorizer';
}

/** Events that name a queue, topic or stream, with what may hold its address. */
const sources: Readonly<Record<string, readonly string[]>> = {
  sqs: ['arn'],
  sns: ['topicName', 'arn'],
  stream: ['arn'],
  kafka: ['topic'],
  msk: ['topic'],
  rabbitmq: ['queue'],
  activemq: ['queue'],
};

export function channelOf({ key, keyAt, value }: DataEntry, queues: CloudQueues): FunctionChannel | undefined {
  const keys = Object.hasOwn(sources, key) ? sources[key] : undefined;
  if (keys === undefined) return undefined;
  const named = keys.map((name) => entry(value, name)).find((node) => node !== undefined) ?? value;
  const queue = queues.named(named);
  const name =
    queue?.name ??
    textOf(named)
      ?.replace(/\.(?:Stream)?Arn$/, '')
      .split(/[:/]/)
      .at(-1);
  if (name === undefined || name === '' || name.includes('$')) return undefined;
  const place = { at: keyAt, end: value.end };
  return { broker: key === 'msk' ? 'kafka' : key, channel: name, ...pick(queue), ...place };
}

/** `eventBridge: { pattern: { detail-type: [KiteTorn] } }`: events are told apart by their type. */
export function eventsOf({ key, keyAt, value }: DataEntry): readonly FunctionChannel[] {
  const types = key === 'eventBridge' ? textsOf(entry(value, 'pattern', 'detail-type')) : [];
  return types.map((channel) => ({ broker: 'eventbridge', channel, at: keyAt, end: value.end }));
}

function pick(queue: ReturnType<CloudQueues['named']>): Pick<FunctionChannel, 'deadLetter' | 'declared'> {
  return queue === undefined ? {} : { deadLetter: queue.deadLetter, declared: queue.declared };
}

/** `schedule: rate(1 hour)`, `schedule: { rate: [cron(0 4 * * ? *)] }`, `eventBridge: { schedule: … }` */
export function schedulesOf({ key, keyAt, value }: DataEntry): DeployedFunction['schedules'] {
  const said =
    key === 'schedule' ? (entry(value, 'rate') ?? value) : key === 'eventBridge' ? entry(value, 'schedule') : undefined;
  if (said === undefined || scalarText(entry(value, 'enabled')) === 'false') return [];
  const texts = said.kind === 'sequence' ? itemsOf(said).map(textOf) : [textOf(said)];
  return texts.flatMap((text) => (text === undefined ? [] : [{ text, at: keyAt, end: value.end }]));
}
