import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

/** Events are told apart by their type, whatever bus they travel on: rules of a deployment ask for it. */
export const eventbridge: BrokerVocabulary = {
  id: 'eventbridge',
  title: 'Amazon EventBridge',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['@aws-sdk/client-eventbridge'],
  broker: 'eventbridge',
  publishes: {
    send: { channel: [{ argument: 0, options: ['Entries'], each: 'DetailType' }], command: ['PutEventsCommand'] },
    putEvents: { channel: [{ argument: 0, options: ['Entries'], each: 'DetailType' }] },
  },
  consumes: {},
  decorators: {},
};
