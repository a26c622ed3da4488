import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const amqplib: BrokerVocabulary = {
  id: 'amqplib',
  title: 'amqplib',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['amqplib', 'amqplib/callback_api', 'amqp-connection-manager'],
  broker: 'rabbitmq',
  publishes: {
    publish: { channel: [{ argument: 0 }, { argument: 1 }] },
    sendToQueue: { channel: [{ argument: 0 }] },
  },
  consumes: {
    consume: {
      channel: [{ argument: 0, through: { assertQueue: 0 } }],
      callback: { argument: 1 },
      automatic: { argument: 2, options: ['noAck'] },
    },
  },
  binds: {
    method: 'bindQueue',
    queue: { argument: 0, through: { assertQueue: 0 } },
    to: [{ argument: 1 }, { argument: 2 }],
  },
  declares: {
    method: 'assertQueue',
    queue: { argument: 0 },
    to: [
      { argument: 1, options: ['deadLetterExchange'] },
      { argument: 1, options: ['arguments'], each: 'x-dead-letter-exchange' },
    ],
  },
  decorators: {},
};
