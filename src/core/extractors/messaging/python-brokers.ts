import type { BrokerVocabulary, NameSource } from '../shapes/broker-vocabulary.ts';

/** An argument that may be given by its name. */
function named(argument: number, keyword: string): NameSource {
  return { argument, keyword };
}

const python = ['python'] as const;
const topic = named(0, 'topic');
const key = named(2, 'key');

const kafkaPython: BrokerVocabulary = {
  id: 'kafka-python',
  title: 'kafka-python',
  languages: python,
  modules: ['kafka'],
  broker: 'kafka',
  publishes: { send: { channel: [topic], key } },
  consumes: { poll: { channel: [named(0, 'topics')], subscribedBy: 'subscribe', callback: 'around' } },
  iterated: { KafkaConsumer: { channel: [{ maker: 0 }] } },
  decorators: {},
};

const aiokafka: BrokerVocabulary = {
  id: 'aiokafka',
  title: 'aiokafka',
  languages: python,
  modules: ['aiokafka'],
  broker: 'kafka',
  publishes: { send: { channel: [topic], key }, send_and_wait: { channel: [topic], key } },
  consumes: { getone: { channel: [{ maker: 0 }], callback: 'around' } },
  iterated: { AIOKafkaConsumer: { channel: [{ maker: 0 }] } },
  decorators: {},
};

const confluentKafka: BrokerVocabulary = {
  id: 'confluent-kafka-python',
  title: 'confluent-kafka-python',
  languages: python,
  modules: ['confluent_kafka'],
  broker: 'kafka',
  publishes: { produce: { channel: [topic], key } },
  consumes: {
    poll: { channel: [named(0, 'topics')], subscribedBy: 'subscribe', callback: 'around' },
    consume: { channel: [named(0, 'topics')], subscribedBy: 'subscribe', callback: 'around' },
  },
  decorators: {},
};

const pika: BrokerVocabulary = {
  id: 'pika',
  title: 'Pika',
  languages: python,
  modules: ['pika'],
  broker: 'rabbitmq',
  publishes: { basic_publish: { channel: [named(0, 'exchange'), named(1, 'routing_key')] } },
  consumes: {
    basic_consume: {
      channel: [named(0, 'queue')],
      callback: named(1, 'on_message_callback'),
      automatic: named(2, 'auto_ack'),
    },
  },
  binds: {
    method: 'queue_bind',
    queue: named(0, 'queue'),
    to: [named(1, 'exchange'), named(2, 'routing_key')],
  },
  declares: {
    method: 'queue_declare',
    queue: named(0, 'queue'),
    to: [{ argument: 5, keyword: 'arguments', each: 'x-dead-letter-exchange' }],
  },
  decorators: {},
};

const aioPika: BrokerVocabulary = {
  id: 'aio-pika',
  title: 'aio-pika',
  languages: python,
  modules: ['aio_pika'],
  broker: 'rabbitmq',
  publishes: { publish: { channel: [named(1, 'routing_key')] } },
  consumes: {
    consume: { channel: [{ step: 'declare_queue', argument: 0, keyword: 'name' }], callback: named(0, 'callback') },
  },
  iterated: { 'declare_queue().iterator()': { channel: [{ step: 'declare_queue', argument: 0, keyword: 'name' }] } },
  decorators: {},
};

const natsPy: BrokerVocabulary = {
  id: 'nats-py',
  title: 'nats.py',
  languages: python,
  modules: ['nats'],
  broker: 'nats',
  publishes: { publish: { channel: [named(0, 'subject')] }, request: { channel: [named(0, 'subject')] } },
  consumes: {
    subscribe: { channel: [named(0, 'subject')], callback: named(2, 'cb'), iterates: true },
    pull_subscribe: { channel: [named(0, 'subject')], callback: 'around' },
  },
  decorators: {},
};

const redisPy: BrokerVocabulary = {
  id: 'redis-py-channels',
  title: 'redis-py channels',
  languages: python,
  modules: ['redis', 'aioredis'],
  broker: 'redis',
  publishes: { publish: { channel: [named(0, 'channel')] }, xadd: { channel: [named(0, 'name')] } },
  consumes: {
    listen: { channel: [{ argument: 0 }], subscribedBy: 'subscribe', callback: 'around' },
    get_message: { channel: [{ argument: 0 }], subscribedBy: 'subscribe', callback: 'around' },
  },
  decorators: {},
};

/** A queue by its own name, a topic with the subscription that takes from it. */
const received: NameSource = {
  step: 'get_queue_receiver',
  argument: 0,
  keyword: 'queue_name',
  otherwise: { step: 'get_subscription_receiver', argument: 0, keyword: 'topic_name' },
};

/** https://learn.microsoft.com/python/api/overview/azure/servicebus-readme */
const serviceBusPython: BrokerVocabulary = {
  id: 'azure-service-bus-python',
  title: 'Azure Service Bus for Python',
  languages: python,
  modules: ['azure'],
  broker: 'servicebus',
  publishes: Object.fromEntries(
    ['send_messages', 'schedule_messages'].map((method) => [
      method,
      {
        channel: [
          {
            step: 'get_queue_sender',
            argument: 0,
            keyword: 'queue_name',
            otherwise: { step: 'get_topic_sender', argument: 0, keyword: 'topic_name' },
          },
        ],
      },
    ]),
  ),
  consumes: { receive_messages: { channel: [received], callback: 'around' } },
  iterated: {
    'get_queue_receiver()': { channel: [received] },
    'get_subscription_receiver()': { channel: [received] },
  },
  decorators: {},
};

const pubsub: BrokerVocabulary = {
  id: 'google-pubsub-python',
  title: 'Google Cloud Pub/Sub for Python',
  languages: python,
  modules: ['google'],
  broker: 'google-pubsub',
  publishes: { publish: { channel: [{ argument: 0, keyword: 'topic', through: { topic_path: 1 } }] } },
  consumes: {
    subscribe: {
      channel: [{ argument: 0, keyword: 'subscription', through: { subscription_path: 1 } }],
      callback: named(1, 'callback'),
    },
  },
  decorators: {},
};

const boto3 = ['boto3', 'aioboto3', 'aiobotocore'];

/** A client is told the queue with each call, a resource stands for one. */
const ofQueue: NameSource = {
  argument: 0,
  keyword: 'QueueUrl',
  otherwise: {
    step: 'Queue',
    argument: 0,
    keyword: 'url',
    otherwise: { step: 'get_queue_by_name', argument: 0, keyword: 'QueueName' },
  },
};

const sqsPython: BrokerVocabulary = {
  id: 'boto3-sqs',
  title: 'Amazon SQS by Boto3',
  languages: python,
  modules: boto3,
  broker: 'sqs',
  publishes: {
    send_message: { channel: [ofQueue] },
    send_message_batch: { channel: [ofQueue] },
    send_messages: { channel: [ofQueue] },
  },
  consumes: {
    receive_message: { channel: [ofQueue], callback: 'around' },
    receive_messages: { channel: [ofQueue], callback: 'around' },
  },
  decorators: {},
};

const snsPython: BrokerVocabulary = {
  id: 'boto3-sns',
  title: 'Amazon SNS by Boto3',
  languages: python,
  modules: boto3,
  broker: 'sns',
  publishes: {
    publish: { channel: [{ ...named(0, 'TopicArn'), otherwise: { step: 'Topic', argument: 0, keyword: 'arn' } }] },
    publish_batch: { channel: [named(0, 'TopicArn')] },
  },
  consumes: {},
  decorators: {},
};

const eventbridgePython: BrokerVocabulary = {
  id: 'boto3-eventbridge',
  title: 'Amazon EventBridge by Boto3',
  languages: python,
  modules: boto3,
  broker: 'eventbridge',
  publishes: { put_events: { channel: [{ ...named(0, 'Entries'), each: 'DetailType' }] } },
  consumes: {},
  decorators: {},
};

/** Brokers of FastStream are told apart by their class; what decorates a function is a method of one. */
function fastStream(made: string, broker: string, keyword: string): BrokerVocabulary {
  return {
    id: `faststream-${broker}`,
    title: `FastStream with ${made}`,
    languages: python,
    modules: ['faststream'],
    broker,
    maker: made,
    publishes: { publish: { channel: [{ ...named(1, keyword), otherwise: { step: 'publisher', argument: 0 } }] } },
    consumes: {},
    decorators: { [`${made}.subscriber`]: [named(0, keyword)] },
  };
}

const fastStreams: readonly BrokerVocabulary[] = [
  fastStream('KafkaBroker', 'kafka', 'topic'),
  fastStream('RabbitBroker', 'rabbitmq', 'queue'),
  fastStream('NatsBroker', 'nats', 'subject'),
  fastStream('RedisBroker', 'redis', 'channel'),
];

/** Clients of message brokers for Python, beside its task queues. */
export const pythonBrokers: readonly BrokerVocabulary[] = [
  kafkaPython,
  aiokafka,
  confluentKafka,
  pika,
  aioPika,
  natsPy,
  redisPy,
  pubsub,
  serviceBusPython,
  sqsPython,
  snsPython,
  eventbridgePython,
  ...fastStreams,
];
