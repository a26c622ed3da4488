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

const redisRust: BrokerVocabulary = {
  id: 'redis-rs-channels',
  title: 'redis-rs channels',
  languages,
  modules: ['redis', 'deadpool_redis', 'bb8_redis', 'fred'],
  broker: 'redis',
  publishes: {
    publish: { channel: [{ argument: 0 }] },
    xadd: { channel: [{ argument: 0 }] },
    lpush: { channel: [{ argument: 0 }], list: true },
    rpush: { channel: [{ argument: 0 }], list: true },
  },
  consumes: {
    subscribe: { channel: [{ argument: 0 }], callback: 'around' },
    psubscribe: { channel: [{ argument: 0 }], callback: 'around' },
    brpop: { channel: [{ argument: 0 }], callback: 'around' },
    blpop: { channel: [{ argument: 0 }], callback: 'around' },
    xread_options: { channel: [{ argument: 0 }], callback: 'around' },
  },
  decorators: {},
};

/** Clients of message brokers for Rust. */
export const rustBrokers: readonly BrokerVocabulary[] = [rdkafka, asyncNats, lapin, redisRust];
