import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

const languages = ['java', 'kotlin'] as const;

const kafkaClients: BrokerVocabulary = {
  id: 'kafka-clients',
  title: 'Kafka clients of Apache',
  languages,
  modules: ['org.apache.kafka.clients.producer', 'org.apache.kafka.clients.consumer'],
  broker: 'kafka',
  publishes: { send: { channel: [{ argument: 0 }], command: ['ProducerRecord'] } },
  consumes: { poll: { channel: [{ argument: 0 }], subscribedBy: 'subscribe', callback: 'around' } },
  decorators: {},
};

/** A topology is put together where its topics are named: https://kafka.apache.org/documentation/streams. */
const kafkaStreams: BrokerVocabulary = {
  id: 'kafka-streams',
  title: 'Kafka Streams',
  languages,
  modules: ['org.apache.kafka.streams', 'org.apache.kafka.streams.kstream'],
  broker: 'kafka',
  publishes: { to: { channel: [{ argument: 0 }] } },
  consumes: {
    stream: { channel: [{ argument: 0 }], callback: 'around' },
    table: { channel: [{ argument: 0 }], callback: 'around' },
    globalTable: { channel: [{ argument: 0 }], callback: 'around' },
  },
  decorators: {},
};

const jms: BrokerVocabulary = {
  id: 'spring-jms',
  title: 'Spring JMS',
  languages,
  modules: ['org.springframework.jms.core', 'org.springframework.jms.annotation'],
  broker: 'jms',
  publishes: { convertAndSend: { channel: [{ argument: 0 }] }, send: { channel: [{ argument: 0 }] } },
  consumes: {},
  decorators: { JmsListener: [{ argument: 0, options: ['destination', 'value'] }] },
};

const springSqs: BrokerVocabulary = {
  id: 'spring-cloud-aws-sqs',
  title: 'Spring Cloud AWS',
  languages,
  modules: ['io.awspring.cloud.sqs.operations', 'io.awspring.cloud.sqs.annotation', 'io.awspring.cloud.messaging.core'],
  broker: 'sqs',
  publishes: { 'send/2': { channel: [{ argument: 0 }] }, convertAndSend: { channel: [{ argument: 0 }] } },
  consumes: {},
  decorators: { SqsListener: [{ argument: 0, options: ['value', 'queueNames'] }] },
};

const redisTemplate: BrokerVocabulary = {
  id: 'spring-redis-channels',
  title: 'Spring Data Redis channels',
  languages,
  modules: ['org.springframework.data.redis.core'],
  broker: 'redis',
  publishes: { convertAndSend: { channel: [{ argument: 0 }] } },
  consumes: {},
  decorators: {},
};

const pubSubTemplate: BrokerVocabulary = {
  id: 'spring-pubsub',
  title: 'Spring Cloud GCP Pub/Sub',
  languages,
  modules: ['com.google.cloud.spring.pubsub.core', 'org.springframework.cloud.gcp.pubsub.core'],
  broker: 'google-pubsub',
  publishes: { publish: { channel: [{ argument: 0 }] } },
  consumes: {
    subscribe: { channel: [{ argument: 0 }], callback: { argument: 1 } },
    subscribeAndConvert: { channel: [{ argument: 0 }], callback: { argument: 1 } },
  },
  decorators: {},
};

const micronautKafka: BrokerVocabulary = {
  id: 'micronaut-kafka',
  title: 'Micronaut Kafka',
  languages,
  modules: ['io.micronaut.configuration.kafka.annotation'],
  broker: 'kafka',
  publishes: {},
  consumes: {},
  decorators: { Topic: [{ argument: 0, options: ['value', 'patterns'] }] },
};

const micronautRabbit: BrokerVocabulary = {
  ...micronautKafka,
  id: 'micronaut-rabbitmq',
  title: 'Micronaut RabbitMQ',
  modules: ['io.micronaut.rabbitmq.annotation'],
  broker: 'rabbitmq',
  decorators: { Queue: [{ argument: 0, options: ['value'] }] },
};

const micronautNats: BrokerVocabulary = {
  ...micronautKafka,
  id: 'micronaut-nats',
  title: 'Micronaut NATS',
  modules: ['io.micronaut.nats.annotation'],
  broker: 'nats',
  decorators: { Subject: [{ argument: 0, options: ['value'] }] },
};

/** Clients of message brokers for the JVM, beside those of Spring for Kafka and RabbitMQ. */
export const javaBrokers: readonly BrokerVocabulary[] = [
  kafkaClients,
  kafkaStreams,
  jms,
  springSqs,
  redisTemplate,
  pubSubTemplate,
  micronautKafka,
  micronautRabbit,
  micronautNats,
];
