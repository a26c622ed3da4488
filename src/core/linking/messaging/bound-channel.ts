import type { ModuleSettings } from '../module-settings.ts';

/** Stands for the broker of a channel that code names by one of its ends, until settings say which it is. */
export const boundBroker = 'bound';

export interface NamedChannel {
  readonly broker: string;
  readonly channel: string;
}

/**
 * What `spring.cloud.stream.bindings.…` and `mp.messaging.…` say of an end: `spring:orders-in-0`, `mp-in:orders`. A
 * bridge also sends to what nobody bound, by the name of the topic.
 */
export function boundChannel(settings: ModuleSettings, file: string, end: string): NamedChannel | undefined {
  const [framework = '', name = ''] = [end.slice(0, end.indexOf(':')), end.slice(end.indexOf(':') + 1)];
  return framework.startsWith('mp-')
    ? messagingChannel(settings, file, framework === 'mp-in' ? 'incoming' : 'outgoing', name)
    : streamChannel(settings, file, framework === 'bridge', name);
}

function streamChannel(
  settings: ModuleSettings,
  file: string,
  isBridge: boolean,
  name: string,
): NamedChannel | undefined {
  const binding = `spring.cloud.stream.bindings.${name}`;
  const destination = settings.get(file, `${binding}.destination`);
  if (destination === undefined && !isBridge) return undefined;
  const binder = settings.get(file, `${binding}.binder`) ?? settings.get(file, 'spring.cloud.stream.default-binder');
  const type = settings.get(file, `spring.cloud.stream.binders.${binder}.type`) ?? binder;
  const broker = brokerIn(type) ?? brokerOfProject(settings, file, 'spring-cloud-stream-binder-|stream-');
  return broker === undefined ? undefined : { broker, channel: destination ?? name };
}

const places = {
  incoming: ['topic', 'topics', 'queue.name', 'queue', 'exchange.name', 'address', 'subject', 'destination'],
  outgoing: ['topic', 'exchange.name', 'address', 'queue.name', 'subject', 'destination'],
} as const;

function messagingChannel(
  settings: ModuleSettings,
  file: string,
  direction: keyof typeof places,
  name: string,
): NamedChannel | undefined {
  const option = (key: string): string | undefined => settings.get(file, `mp.messaging.${direction}.${name}.${key}`);
  const connector = option('connector');
  const told = places[direction].map(option).find((value) => value !== undefined);
  const broker = brokerIn(connector) ?? brokerOfProject(settings, file, 'messaging-|reactive-messaging-');
  // Without a word about it in the settings, two methods of one program may as well speak to each other.
  if (broker === undefined || (connector === undefined && told === undefined)) return undefined;
  return { broker, channel: told ?? name };
}

const brokers: Readonly<Record<string, string>> = {
  kafka: 'kafka',
  kstream: 'kafka',
  rabbitmq: 'rabbitmq',
  rabbit: 'rabbitmq',
  amqp: 'amqp',
  pulsar: 'pulsar',
  mqtt: 'mqtt',
  jms: 'jms',
  kinesis: 'kinesis',
  pubsub: 'google-pubsub',
  nats: 'nats',
  sqs: 'sqs',
};

function brokerIn(text: string | undefined): string | undefined {
  const word = Object.keys(brokers).find((each) => text?.toLowerCase().includes(each));
  return word === undefined ? undefined : brokers[word];
}

/** The one broker whose library the project has for this. */
function brokerOfProject(settings: ModuleSettings, file: string, prefix: string): string | undefined {
  const named = settings.dependencies(file).filter((name) => new RegExp(prefix).test(name));
  const found = new Set(named.flatMap((name) => brokerIn(name) ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}
