import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

const languages = ['rust'] as const;

const rdkafka: BrokerVocabulary = {
  id: 'rdkafka',
  title: 'rdkafka',
  languages,
  modules: ['rdkafka'],
  broker: 'kafka',
  publishes: { send: { channel: [{ argument: 0, through: { to: 0 } }] } },
  consumes: {
    recv: { channel: [{ argument: 0 }], subscribedBy: 'subscribe', callback: 'around' },
    stream: { channel: [{ argument: 0 }], subscribedBy: 'subscribe', callback: 'around' },
  },
  decorators: {},
};

const asyncNats: BrokerVocabulary = {
  id: 'async-nats',
  title: 'async-nats',
  languages,
  modules: ['async_nats', 'nats'],
  broker: 'nats',
  publishes: { publish: { channel: [{ argument: 0 }] }, request: { channel: [{ argument: 0 }] } },
  consumes: {
    subscribe: { channel: [{ argument: 0 }], callback: 'around' },
    queue_subscribe: { channel: [{ argument: 0 }], callback: 'around' },
  },
  decorators: {},
};

const lapin: BrokerVocabulary = {
  id: 'lapin',
  title: 'Lapin',
  languages,
  modules: ['lapin'],
  broker: 'rabbitmq',
  publishes: { basic_publish: { channel: [{ argument: 0 }, { argument: 1 }] } },
  consumes: { basic_consume: { channel: [{ argument: 0 }], callback: 'around' } },
  binds: { method: 'queue_bind', queue: { argument: 0 }, to: [{ argument: 1 }, { argument: 2 }] },
  decorators: {},
};

/** Clients of message brokers for Rust. */
export const rustBrokers: readonly BrokerVocabulary[] = [rdkafka, asyncNats, lapin];
