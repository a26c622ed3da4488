import type { BrokerVocabulary, NameSource } from '../shapes/broker-vocabulary.ts';

const filters = ['FilterSubject', 'FilterSubjects'];

/** A consumer of JetStream is made of its stream, `stream.CreateConsumer(ctx, config)`, or with the stream's name before. */
const filter: NameSource = {
  step: 'CreateOrUpdateConsumer',
  argument: 1,
  options: filters,
  otherwise: {
    step: 'CreateConsumer',
    argument: 1,
    options: filters,
    otherwise: {
      step: 'CreateOrUpdateConsumer',
      argument: 2,
      options: filters,
      otherwise: { step: 'CreateConsumer', argument: 2, options: filters },
    },
  },
};

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
    Consume: { channel: [filter], callback: { argument: 0 } },
    Messages: { channel: [filter], callback: 'around' },
    PullSubscribe: { channel: [{ argument: 0 }], callback: 'around' },
  },
  decorators: {},
};
