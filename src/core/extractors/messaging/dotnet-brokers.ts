/** How messages leave a process of .NET: by type, or under a name that an argument says. */
export interface DotnetBroker {
  readonly id: string;
  readonly title: string;
  readonly broker: string;
  /** Types that messages are handed to. */
  readonly types: readonly string[];
  /** Method → `type` of the message, or the position of the name; several make one, joined by a slash. */
  readonly publishes: Readonly<Record<string, 'type' | readonly number[]>>;
  /** Interface of classes that take messages of its type, and their method. */
  readonly handlers?: { readonly interface: RegExp; readonly method: string } | undefined;
  /** Classes and methods that take messages by their names alone, where the namespace is used in their project. */
  readonly named?: { readonly module: string; readonly classes: RegExp; readonly methods: RegExp } | undefined;
}

export const dotnetBrokers: readonly DotnetBroker[] = [
  {
    id: 'masstransit',
    title: 'MassTransit',
    broker: 'rabbitmq',
    types: [
      'IBus',
      'IBusControl',
      'IPublishEndpoint',
      'ISendEndpoint',
      'ISendEndpointProvider',
      'ConsumeContext',
      'ITopicProducer',
      'IMessageScheduler',
    ],
    publishes: { Publish: 'type', Send: 'type', SchedulePublish: 'type', PublishBatch: 'type', Produce: 'type' },
    handlers: { interface: /^(?:MassTransit\.)?IConsumer<\s*(?:Batch<)?([\w.]+)>?\s*>$/, method: 'Consume' },
  },
  {
    id: 'nservicebus',
    title: 'NServiceBus',
    broker: 'rabbitmq',
    types: ['IMessageSession', 'IMessageHandlerContext', 'IEndpointInstance'],
    publishes: { Publish: 'type', Send: 'type', SendLocal: 'type' },
    handlers: { interface: /^IHandleMessages<\s*([\w.]+)\s*>$/, method: 'Handle' },
  },
  {
    id: 'wolverine',
    title: 'Wolverine',
    broker: 'rabbitmq',
    types: ['IMessageBus', 'IMessageContext', 'MessageContext'],
    publishes: { PublishAsync: 'type', SendAsync: 'type', ScheduleAsync: 'type' },
    named: {
      module: 'Wolverine',
      classes: /(?:Handler|Consumer)$/,
      methods: /^(?:Handle|Handles|Consume|Consumes)(?:Async)?$/,
    },
  },
  {
    id: 'event-bus',
    title: 'Event buses of integration events',
    broker: 'rabbitmq',
    types: ['IEventBus', 'IIntegrationEventService'],
    publishes: { Publish: 'type', PublishAsync: 'type' },
    handlers: { interface: /^I\w*IntegrationEventHandler<\s*([\w.]+)\s*>$/, method: 'Handle' },
  },
  {
    id: 'cap',
    title: 'CAP',
    broker: 'rabbitmq',
    types: ['ICapPublisher'],
    publishes: { Publish: [0], PublishAsync: [0], PublishDelayAsync: [1] },
  },
  {
    id: 'stackexchange-redis-channels',
    title: 'StackExchange.Redis channels',
    broker: 'redis',
    types: ['IConnectionMultiplexer', 'ConnectionMultiplexer', 'ISubscriber'],
    publishes: { Publish: [0], PublishAsync: [0] },
  },
  {
    id: 'aws-sqs-dotnet',
    title: 'Amazon SQS for .NET',
    broker: 'sqs',
    types: ['IAmazonSQS', 'AmazonSQSClient'],
    publishes: { SendMessageAsync: [0], SendMessage: [0] },
  },
  {
    id: 'aws-sns-dotnet',
    title: 'Amazon SNS for .NET',
    broker: 'sns',
    types: ['IAmazonSimpleNotificationService', 'AmazonSimpleNotificationServiceClient'],
    publishes: { PublishAsync: [0], Publish: [0] },
  },
  {
    id: 'rabbitmq-client',
    title: 'RabbitMQ.Client',
    broker: 'rabbitmq',
    types: ['IModel', 'IChannel', 'ConnectionFactory', 'IConnection'],
    publishes: { BasicPublish: [0, 1], BasicPublishAsync: [0, 1] },
  },
  {
    id: 'confluent-kafka',
    title: 'Confluent.Kafka',
    broker: 'kafka',
    types: ['IProducer', 'ProducerBuilder'],
    publishes: { ProduceAsync: [0], Produce: [0] },
  },
  {
    id: 'azure-service-bus',
    title: 'Azure Service Bus',
    broker: 'servicebus',
    types: ['ServiceBusClient', 'ServiceBusSender'],
    publishes: {},
  },
];

/** Calls of a program's setup that say what runs behind a bus. */
export const transports: Readonly<Record<string, string>> = {
  UsingRabbitMq: 'rabbitmq',
  UsingAzureServiceBus: 'servicebus',
  UsingAmazonSqs: 'sqs',
  UsingKafka: 'kafka',
  AddRider: 'kafka',
  UseRabbitMQ: 'rabbitmq',
  UseKafka: 'kafka',
  UseAzureServiceBus: 'servicebus',
};

/** Subscriptions by a call: the position of the channel's name. */
export const subscriptions: Readonly<
  Record<string, { readonly broker: string; readonly types: readonly string[]; readonly name: number }>
> = {
  Subscribe: { broker: 'kafka', types: ['IConsumer', 'ConsumerBuilder'], name: 0 },
  BasicConsume: { broker: 'rabbitmq', types: ['IModel', 'IChannel', 'IConnection', 'ConnectionFactory'], name: 0 },
  BasicConsumeAsync: { broker: 'rabbitmq', types: ['IModel', 'IChannel', 'IConnection', 'ConnectionFactory'], name: 0 },
  CreateProcessor: { broker: 'servicebus', types: ['ServiceBusClient'], name: 0 },
  CreateReceiver: { broker: 'servicebus', types: ['ServiceBusClient'], name: 0 },
};

/** Attributes of methods that take messages, by the name they say. */
export const subscribingAttributes: Readonly<Record<string, string>> = {
  CapSubscribe: 'rabbitmq',
  ServiceBusTrigger: 'servicebus',
  RabbitMQTrigger: 'rabbitmq',
  KafkaTrigger: 'kafka',
};
