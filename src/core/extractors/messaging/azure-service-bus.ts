import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

/** Queues and topics of Azure Service Bus: https://learn.microsoft.com/javascript/api/@azure/service-bus. */
export const azureServiceBus: BrokerVocabulary = {
  id: 'azure-service-bus',
  title: 'Azure Service Bus',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['@azure/service-bus'],
  broker: 'servicebus',
  publishes: {
    sendMessages: { channel: [{ step: 'createSender', argument: 0 }] },
    scheduleMessages: { channel: [{ step: 'createSender', argument: 0 }] },
  },
  consumes: {
    subscribe: {
      channel: [{ step: 'createReceiver', argument: 0 }],
      callback: { argument: 0, options: ['processMessage'] },
    },
    receiveMessages: { channel: [{ step: 'createReceiver', argument: 0 }], callback: 'around' },
  },
  decorators: {},
};
