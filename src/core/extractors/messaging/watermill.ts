import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

const brokers = ['kafka', 'amqp', 'nats', 'googlecloud', 'redisstream', 'sql', 'http', 'io', 'aws'];
const versions = ['', '/v2', '/v3'];

/** Watermill: topics of whatever broker a publisher or subscriber is made for. */
export const watermill: BrokerVocabulary = {
  id: 'watermill',
  title: 'Watermill',
  languages: ['go'],
  modules: [
    'github.com/ThreeDotsLabs/watermill/message',
    'github.com/ThreeDotsLabs/watermill/pubsub/gochannel',
    ...brokers.flatMap((name) =>
      versions.map((version) => `github.com/ThreeDotsLabs/watermill-${name}${version}/pkg/${name}`),
    ),
  ],
  broker: 'watermill',
  publishes: { Publish: { channel: [{ argument: 0 }] } },
  consumes: {
    AddHandler: { channel: [{ argument: 1 }], callback: 'last' },
    AddNoPublisherHandler: { channel: [{ argument: 1 }], callback: 'last' },
    AddConsumerHandler: { channel: [{ argument: 1 }], callback: 'last' },
    Subscribe: { channel: [{ argument: 1 }], callback: 'around' },
  },
  decorators: {},
};
