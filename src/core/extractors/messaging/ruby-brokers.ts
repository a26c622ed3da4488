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

const rubySqs: BrokerVocabulary = {
  id: 'aws-sdk-sqs-ruby',
  title: 'SQS of the AWS SDK for Ruby',
  languages: ['ruby'],
  modules: ['Aws'],
  broker: 'sqs',
  publishes: {
    send_message: { channel: [{ argument: 0, options: ['queue_url'] }] },
    send_message_batch: { channel: [{ argument: 0, options: ['queue_url'] }] },
  },
  consumes: { receive_message: { channel: [{ argument: 0, options: ['queue_url'] }], callback: 'around' } },
  decorators: {},
};

const rubySns: BrokerVocabulary = {
  ...rubySqs,
  id: 'aws-sdk-sns-ruby',
  title: 'SNS of the AWS SDK for Ruby',
  broker: 'sns',
  publishes: { publish: { channel: [{ argument: 0, options: ['topic_arn', 'target_arn'] }] } },
  consumes: {},
};

const rubyRedis: BrokerVocabulary = {
  id: 'redis-rb-channels',
  title: 'Channels of redis-rb',
  languages: ['ruby'],
  modules: ['Redis'],
  broker: 'redis',
  publishes: { publish: { channel: [{ argument: 0 }] }, xadd: { channel: [{ argument: 0 }] } },
  consumes: { subscribe: { channel: [{ argument: 0 }], callback: 'last' } },
  decorators: {},
};

/** Queues, topics and channels of services that Ruby reaches by clients of their own. */
export const rubyClouds: readonly BrokerVocabulary[] = [rubySqs, rubySns, rubyRedis];

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
