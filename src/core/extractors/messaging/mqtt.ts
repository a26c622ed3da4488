import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const mqtt: BrokerVocabulary = {
  id: 'mqtt',
  title: 'MQTT.js',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['mqtt'],
  broker: 'mqtt',
  publishes: {
    publish: { channel: [{ argument: 0 }] },
    publishAsync: { channel: [{ argument: 0 }] },
  },
  consumes: {
    on: { channel: [{ argument: 0 }], subscribedBy: 'subscribe', event: ['message'], callback: { argument: 1 } },
  },
  decorators: {},
};
