import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

/** Bull and BullMQ keep their queues in Redis; a queue is named where it is made. */
export const bullmq: BrokerVocabulary = {
  id: 'bullmq',
  title: 'BullMQ',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['bullmq', 'bull'],
  broker: 'bullmq',
  publishes: {
    add: { channel: [{ maker: 0 }] },
    addBulk: { channel: [{ maker: 0 }] },
  },
  consumes: {
    Worker: { channel: [{ argument: 0 }], callback: { argument: 1 } },
    process: { channel: [{ maker: 0 }], callback: 'last' },
  },
  decorators: {},
};
