import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const springKafka: BrokerVocabulary = {
  id: 'spring-kafka',
  title: 'Spring for Apache Kafka',
  languages: ['java', 'kotlin'],
  modules: ['org.springframework.kafka.core', 'org.springframework.kafka.annotation'],
  broker: 'kafka',
  publishes: {
    send: { channel: [{ argument: 0 }] },
    'send/3': { channel: [{ argument: 0 }], key: { argument: 1 } },
  },
  consumes: {},
  decorators: { KafkaListener: [{ argument: 0, options: ['topics', 'value'] }] },
};
