import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

const topic = [{ argument: 0, options: ['topic'] }] as const;

export const karafka: BrokerVocabulary = {
  id: 'karafka',
  title: 'Karafka',
  languages: ['ruby'],
  modules: ['Karafka', 'WaterDrop'],
  broker: 'kafka',
  publishes: {
    produce_async: { channel: topic, key: { argument: 0, options: ['key'] } },
    produce_sync: { channel: topic, key: { argument: 0, options: ['key'] } },
  },
  consumes: {},
  decorators: {},
};

export const rubyKafka: BrokerVocabulary = {
  id: 'ruby-kafka',
  title: 'ruby-kafka',
  languages: ['ruby'],
  modules: ['Kafka', 'Rdkafka', 'DeliveryBoy'],
  broker: 'kafka',
  publishes: {
    'produce/1': { channel: topic, key: { argument: 0, options: ['key'] } },
    produce: { channel: [{ argument: 1, options: ['topic'] }], key: { argument: 1, options: ['key'] } },
    deliver_message: { channel: [{ argument: 1, options: ['topic'] }] },
  },
  consumes: { each_message: { channel: [{ argument: 0 }], subscribedBy: 'subscribe', callback: 'last' } },
  decorators: {},
};

export const bunny: BrokerVocabulary = {
  id: 'bunny',
  title: 'Bunny',
  languages: ['ruby'],
  modules: ['Bunny'],
  broker: 'rabbitmq',
  publishes: { publish: { channel: [{ argument: 1, options: ['routing_key'] }] } },
  consumes: { subscribe: { channel: [{ step: 'queue', argument: 0 }], callback: 'last' } },
  binds: { method: 'bind', queue: { step: 'queue', argument: 0 }, to: [{ argument: 1, options: ['routing_key'] }] },
  decorators: {},
};
