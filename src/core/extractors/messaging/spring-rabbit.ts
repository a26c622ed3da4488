import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

/** With two arguments the first is the queue, which the default exchange routes to. */
const exchangeAndKey = { channel: [{ argument: 0 }, { argument: 1 }] };

export const springRabbit: BrokerVocabulary = {
  id: 'spring-rabbit',
  title: 'Spring AMQP',
  languages: ['java', 'kotlin'],
  modules: [
    'org.springframework.amqp.rabbit.core',
    'org.springframework.amqp.core',
    'org.springframework.amqp.rabbit.annotation',
  ],
  broker: 'rabbitmq',
  publishes: {
    'convertAndSend/2': { channel: [{ argument: 0 }] },
    'convertAndSend/3': exchangeAndKey,
    'convertSendAndReceive/2': { channel: [{ argument: 0 }] },
    'convertSendAndReceive/3': exchangeAndKey,
    'send/2': { channel: [{ argument: 0 }] },
    'send/3': exchangeAndKey,
  },
  consumes: {},
  decorators: { RabbitListener: [{ argument: 0, options: ['queues', 'value'] }] },
};
