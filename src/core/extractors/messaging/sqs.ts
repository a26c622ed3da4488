import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const sqs: BrokerVocabulary = {
  id: 'sqs',
  title: 'Amazon SQS',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['@aws-sdk/client-sqs', 'sqs-consumer'],
  broker: 'sqs',
  publishes: {
    send: {
      channel: [{ argument: 0, options: ['QueueUrl'] }],
      command: ['SendMessageCommand', 'SendMessageBatchCommand'],
    },
    sendMessage: { channel: [{ argument: 0, options: ['QueueUrl'] }] },
  },
  consumes: {
    'Consumer.create': {
      channel: [{ argument: 0, options: ['queueUrl'] }],
      callback: { argument: 0, options: ['handleMessage', 'handleMessageBatch'] },
    },
    ReceiveMessageCommand: { channel: [{ argument: 0, options: ['QueueUrl'] }], callback: 'around' },
  },
  decorators: {},
};
