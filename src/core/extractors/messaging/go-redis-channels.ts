import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const goRedisChannels: BrokerVocabulary = {
  id: 'go-redis-channels',
  title: 'go-redis channels',
  languages: ['go'],
  modules: ['github.com/redis/go-redis', 'github.com/go-redis/redis'],
  broker: 'redis',
  publishes: {
    Publish: { channel: [{ argument: 1 }] },
    XAdd: { channel: [{ argument: 1, options: ['Stream'] }] },
    LPush: { channel: [{ argument: 1 }], list: true },
    RPush: { channel: [{ argument: 1 }], list: true },
  },
  consumes: {
    Subscribe: { channel: [{ argument: 1 }], callback: 'around' },
    BLPop: { channel: [{ argument: 2 }], callback: 'around' },
    BRPop: { channel: [{ argument: 2 }], callback: 'around' },
    PSubscribe: { channel: [{ argument: 1 }], callback: 'around' },
  },
  decorators: {},
};
