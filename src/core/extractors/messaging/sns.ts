import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const sns: BrokerVocabulary = {
  id: 'sns',
  title: 'Amazon SNS',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['@aws-sdk/client-sns'],
  broker: 'sns',
  publishes: {
    send: {
      channel: [{ argument: 0, options: ['TopicArn', 'TargetArn'] }],
      command: ['PublishCommand', 'PublishBatchCommand'],
    },
    publish: { channel: [{ argument: 0, options: ['TopicArn', 'TargetArn'] }] },
  },
  consumes: {},
  decorators: {},
};
