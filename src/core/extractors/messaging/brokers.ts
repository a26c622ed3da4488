import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';
import { amqp091 } from './amqp091.ts';
import { amqplib } from './amqplib.ts';
import { asynq } from './asynq.ts';
import { azureServiceBus } from './azure-service-bus.ts';
import { bullmq } from './bullmq.ts';
import { confluentKafkaGo } from './confluent-kafka-go.ts';
import { eventbridge } from './eventbridge.ts';
import { eventuate } from './eventuate.ts';
import { goClouds } from './go-clouds.ts';
import { goRedisChannels } from './go-redis-channels.ts';
import { googlePubsub } from './google-pubsub.ts';
import { javaBrokers } from './java-brokers.ts';
import { franzGo, kafkaGo } from './kafka-go.ts';
import { kafkajs } from './kafkajs.ts';
import { mqtt } from './mqtt.ts';
import { namekoEvents } from './nameko-events.ts';
import { nats } from './nats.ts';
import { natsGo } from './nats-go.ts';
import { nestMicroservices } from './nest-microservices.ts';
import { nestRabbitmq } from './nest-rabbitmq.ts';
import { pythonBrokers } from './python-brokers.ts';
import { redisChannels } from './redis-channels.ts';
import { bunny, karafka, rubyClouds, rubyKafka } from './ruby-brokers.ts';
import { rustBrokers } from './rust-brokers.ts';
import { sarama } from './sarama.ts';
import { sns } from './sns.ts';
import { springKafka } from './spring-kafka.ts';
import { springRabbit } from './spring-rabbit.ts';
import { sqs } from './sqs.ts';
import { watermill } from './watermill.ts';

/** Libraries of the shapes "publish" and "consume". */
export const brokers: readonly BrokerVocabulary[] = [
  kafkajs,
  amqplib,
  nestRabbitmq,
  bullmq,
  nats,
  redisChannels,
  mqtt,
  googlePubsub,
  azureServiceBus,
  sqs,
  sns,
  eventbridge,
  namekoEvents,
  nestMicroservices,
  springKafka,
  springRabbit,
  eventuate,
  amqp091,
  asynq,
  confluentKafkaGo,
  goRedisChannels,
  kafkaGo,
  franzGo,
  natsGo,
  sarama,
  watermill,
  karafka,
  rubyKafka,
  bunny,
  ...rubyClouds,
  ...goClouds,
  ...rustBrokers,
  ...javaBrokers,
  ...pythonBrokers,
];
