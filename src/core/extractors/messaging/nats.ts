import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const nats: BrokerVocabulary = {
  id: 'nats',
  title: 'NATS',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['nats', '@nats-io/transport-node'],
  broker: 'nats',
  publishes: {
    publish: { channel: [{ argument: 0 }] },
    request: { channel: [{ argument: 0 }] },
  },
  consumes: {
    subscribe: { channel: [{ argument: 0 }], callback: { argument: 1, options: ['callback'] }, iterates: true },
  },
  decorators: {},
};
