import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const kafkajs: BrokerVocabulary = {
  id: 'kafkajs',
  title: 'KafkaJS',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['kafkajs', '@confluentinc/kafka-javascript'],
  broker: 'kafka',
  publishes: {
    send: {
      channel: [{ argument: 0, options: ['topic'] }],
      key: { argument: 0, options: ['messages'], each: 'key' },
    },
    sendBatch: { channel: [{ argument: 0, options: ['topicMessages'], each: 'topic' }] },
  },
  consumes: {
    run: {
      channel: [{ argument: 0, options: ['topic', 'topics'] }],
      subscribedBy: 'subscribe',
      callback: { argument: 0, options: ['eachMessage', 'eachBatch'] },
    },
  },
  decorators: {},
};
