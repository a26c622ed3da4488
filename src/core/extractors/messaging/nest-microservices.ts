import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

/** What runs behind it shows in the transport that a module registers. */
export const nestMicroservices: BrokerVocabulary = {
  id: 'nest-microservices',
  title: 'Nest microservices',
  languages: ['typescript', 'javascript'],
  modules: ['@nestjs/microservices'],
  broker: 'nest',
  publishes: {
    emit: { channel: [{ argument: 0 }] },
    send: { channel: [{ argument: 0 }] },
  },
  consumes: {},
  decorators: { MessagePattern: [{ argument: 0 }], EventPattern: [{ argument: 0 }] },
};

/** `Transport.KAFKA` → broker. */
export const transports: Readonly<Record<string, string>> = {
  KAFKA: 'kafka',
  RMQ: 'rabbitmq',
  NATS: 'nats',
  REDIS: 'redis',
  MQTT: 'mqtt',
  TCP: 'tcp',
  GRPC: 'grpc',
};
