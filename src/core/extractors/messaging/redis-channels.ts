import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

/** Publish and subscribe of Redis, and its streams. */
export const redisChannels: BrokerVocabulary = {
  id: 'redis-channels',
  title: 'Redis publish and subscribe',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['ioredis', 'redis', '@redis/client'],
  broker: 'redis',
  publishes: {
    publish: { channel: [{ argument: 0 }] },
    spublish: { channel: [{ argument: 0 }] },
    xadd: { channel: [{ argument: 0 }] },
    xAdd: { channel: [{ argument: 0 }] },
  },
  consumes: {
    subscribe: { channel: [{ argument: 0 }], callback: { argument: 1 } },
    xReadGroup: { channel: [{ argument: 2, each: 'key' }], callback: 'around' },
    pSubscribe: { channel: [{ argument: 0 }], callback: { argument: 1 } },
    on: {
      channel: [{ argument: 0 }],
      subscribedBy: 'subscribe',
      event: ['message', 'pmessage'],
      callback: { argument: 1 },
    },
  },
  decorators: {},
};
