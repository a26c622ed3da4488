import type { Language } from '../../syntax/outline.ts';

/** What Azure calls a function for: a request, a time, a message of a broker. */
export type AzureTrigger = 'http' | 'timer' | 'storage-queue' | 'servicebus' | 'event-hubs' | 'kafka' | 'rabbitmq';

/** Azure Functions: https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings. */
export const azureFunctions = {
  id: 'azure-functions',
  title: 'Azure Functions',
  /** Where routes begin when `host.json` does not say. */
  prefix: 'api',
  /** C# and Java: attributes of the parameter that holds what the function is called with. */
  attributes: {
    languages: new Set<Language>(['csharp', 'java', 'kotlin']),
    triggers: {
      HttpTrigger: 'http',
      TimerTrigger: 'timer',
      QueueTrigger: 'storage-queue',
      ServiceBusTrigger: 'servicebus',
      ServiceBusQueueTrigger: 'servicebus',
      ServiceBusTopicTrigger: 'servicebus',
      EventHubTrigger: 'event-hubs',
      KafkaTrigger: 'kafka',
      RabbitMQTrigger: 'rabbitmq',
    } satisfies Readonly<Record<string, AzureTrigger>> as Readonly<Record<string, AzureTrigger>>,
    names: ['Function', 'FunctionName'],
  },
  /** JavaScript: `app.http('orders', { route: 'orders/{id}', handler })` of the package. */
  package: '@azure/functions',
  registrations: {
    http: 'http',
    get: 'http',
    post: 'http',
    put: 'http',
    patch: 'http',
    deleteRequest: 'http',
    timer: 'timer',
    storageQueue: 'storage-queue',
    serviceBusQueue: 'servicebus',
    serviceBusTopic: 'servicebus',
    eventHub: 'event-hubs',
  } satisfies Readonly<Record<string, AzureTrigger>> as Readonly<Record<string, AzureTrigger>>,
  /** Python: decorators of a `FunctionApp` or a `Blueprint`. */
  makers: /^azure\.functions\.(?:.*\.)?(?:FunctionApp|Blueprint)$/,
  decorators: {
    route: 'http',
    timer_trigger: 'timer',
    schedule: 'timer',
    queue_trigger: 'storage-queue',
    service_bus_queue_trigger: 'servicebus',
    service_bus_topic_trigger: 'servicebus',
    event_hub_message_trigger: 'event-hubs',
  } satisfies Readonly<Record<string, AzureTrigger>> as Readonly<Record<string, AzureTrigger>>,
  /** Options that name the queue, topic or hub, and the time. */
  channels: [
    'queueName',
    'topicName',
    'eventHubName',
    'queue_name',
    'topic_name',
    'event_hub_name',
    'topic',
    'name',
    '',
  ],
  schedules: ['schedule', ''],
} as const;
