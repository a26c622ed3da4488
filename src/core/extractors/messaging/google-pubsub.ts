import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const googlePubsub: BrokerVocabulary = {
  id: 'google-pubsub',
  title: 'Google Cloud Pub/Sub',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['@google-cloud/pubsub'],
  broker: 'google-pubsub',
  publishes: {
    publishMessage: { channel: [{ step: 'topic', argument: 0 }] },
    publish: { channel: [{ step: 'topic', argument: 0 }] },
    publishJSON: { channel: [{ step: 'topic', argument: 0 }] },
  },
  consumes: {
    on: { channel: [{ step: 'subscription', argument: 0 }], event: ['message'], callback: { argument: 1 } },
  },
  decorators: {},
};
