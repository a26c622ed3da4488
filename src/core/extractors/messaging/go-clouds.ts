import type { BrokerVocabulary, NameSource } from '../shapes/broker-vocabulary.ts';

/** `aws.String(url)` is the text that it points to. */
function pointed(argument: number, option: string): NameSource {
  return { argument, options: [option], through: { String: 0, StringPtr: 0 } };
}

const sqsGo: BrokerVocabulary = {
  id: 'aws-sqs-go',
  title: 'Amazon SQS for Go',
  languages: ['go'],
  modules: ['github.com/aws/aws-sdk-go-v2/service/sqs', 'github.com/aws/aws-sdk-go/service/sqs'],
  broker: 'sqs',
  publishes: {
    'SendMessage/1': { channel: [pointed(0, 'QueueUrl')] },
    SendMessage: { channel: [pointed(1, 'QueueUrl')] },
    SendMessageWithContext: { channel: [pointed(1, 'QueueUrl')] },
    SendMessageBatch: { channel: [pointed(1, 'QueueUrl')] },
  },
  consumes: { ReceiveMessage: { channel: [pointed(1, 'QueueUrl')], callback: 'around' } },
  decorators: {},
};

const snsGo: BrokerVocabulary = {
  id: 'aws-sns-go',
  title: 'Amazon SNS for Go',
  languages: ['go'],
  modules: ['github.com/aws/aws-sdk-go-v2/service/sns', 'github.com/aws/aws-sdk-go/service/sns'],
  broker: 'sns',
  publishes: {
    'Publish/1': { channel: [pointed(0, 'TopicArn')] },
    Publish: { channel: [pointed(1, 'TopicArn')] },
  },
  consumes: {},
  decorators: {},
};

const eventbridgeGo: BrokerVocabulary = {
  id: 'aws-eventbridge-go',
  title: 'Amazon EventBridge for Go',
  languages: ['go'],
  modules: ['github.com/aws/aws-sdk-go-v2/service/eventbridge', 'github.com/aws/aws-sdk-go/service/eventbridge'],
  broker: 'eventbridge',
  publishes: {
    'PutEvents/1': { channel: [{ ...pointed(0, 'Entries'), each: 'DetailType' }] },
    PutEvents: { channel: [{ ...pointed(1, 'Entries'), each: 'DetailType' }] },
  },
  consumes: {},
  decorators: {},
};

const pubsubGo: BrokerVocabulary = {
  id: 'google-pubsub-go',
  title: 'Google Cloud Pub/Sub for Go',
  languages: ['go'],
  modules: ['cloud.google.com/go/pubsub'],
  broker: 'google-pubsub',
  publishes: { Publish: { channel: [{ step: 'Topic', argument: 0 }] } },
  consumes: { Receive: { channel: [{ step: 'Subscription', argument: 0 }], callback: 'last' } },
  decorators: {},
};

/** Queues of clouds, from Go. */
export const goClouds: readonly BrokerVocabulary[] = [sqsGo, snsGo, eventbridgeGo, pubsubGo];
