import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

const subscription = [
  { argument: 0, options: ['exchange'] },
  { argument: 0, options: ['routingKey'] },
];

export const nestRabbitmq: BrokerVocabulary = {
  id: 'nest-rabbitmq',
  title: 'Nest RabbitMQ',
  languages: ['typescript', 'javascript'],
  modules: ['@golevelup/nestjs-rabbitmq'],
  broker: 'rabbitmq',
  publishes: { publish: { channel: [{ argument: 0 }, { argument: 1 }] } },
  consumes: {},
  decorators: { RabbitSubscribe: subscription, RabbitRPC: subscription },
};
