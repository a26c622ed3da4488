import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const amqp091: BrokerVocabulary = {
  id: 'amqp091',
  title: 'amqp091-go',
  languages: ['go'],
  modules: ['github.com/rabbitmq/amqp091-go', 'github.com/streadway/amqp'],
  broker: 'rabbitmq',
  publishes: {
    Publish: { channel: [{ argument: 0 }, { argument: 1 }] },
    PublishWithContext: { channel: [{ argument: 1 }, { argument: 2 }] },
  },
  consumes: {
    Consume: { channel: [{ argument: 0 }], callback: 'around', automatic: { argument: 2 } },
    ConsumeWithContext: { channel: [{ argument: 1 }], callback: 'around', automatic: { argument: 3 } },
  },
  binds: { method: 'QueueBind', queue: { argument: 0 }, to: [{ argument: 2 }, { argument: 1 }] },
  declares: {
    method: 'QueueDeclare',
    queue: { argument: 0 },
    to: [{ argument: 5, options: ['x-dead-letter-exchange', '"x-dead-letter-exchange"'] }],
  },
  decorators: {},
};
