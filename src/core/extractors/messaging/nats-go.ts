import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const natsGo: BrokerVocabulary = {
  id: 'nats-go',
  title: 'nats.go',
  languages: ['go'],
  modules: ['github.com/nats-io/nats.go', 'github.com/nats-io/nats.go/jetstream'],
  broker: 'nats',
  publishes: {
    'Publish/3': { channel: [{ argument: 1 }] },
    Publish: { channel: [{ argument: 0 }] },
    PublishAsync: { channel: [{ argument: 0 }] },
    Request: { channel: [{ argument: 0 }] },
    RequestWithContext: { channel: [{ argument: 1 }] },
  },
  consumes: {
    Subscribe: { channel: [{ argument: 0 }], callback: { argument: 1 } },
    QueueSubscribe: { channel: [{ argument: 0 }], callback: { argument: 2 } },
    SubscribeSync: { channel: [{ argument: 0 }], callback: 'around' },
    PullSubscribe: { channel: [{ argument: 0 }], callback: 'around' },
  },
  decorators: {},
};
