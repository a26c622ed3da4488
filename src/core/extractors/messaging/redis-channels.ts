import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

/** Publish and subscribe of Redis, its streams, and lists that somebody waits for. */
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
    lpush: { channel: [{ argument: 0 }], list: true },
    rpush: { channel: [{ argument: 0 }], list: true },
    lPush: { channel: [{ argument: 0 }], list: true },
    rPush: { channel: [{ argument: 0 }], list: true },
  },
  consumes: {
    subscribe: { channel: [{ argument: 0 }], callback: { argument: 1 } },
    xReadGroup: { channel: [{ argument: 2, each: 'key' }], callback: 'around' },
    brpop: { channel: [{ argument: 0 }], callback: 'around' },
    blpop: { channel: [{ argument: 0 }], callback: 'around' },
    brPop: { channel: [{ argument: 0 }], callback: 'around' },
    blPop: { channel: [{ argument: 0 }], callback: 'around' },
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
