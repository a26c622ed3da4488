import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const confluentKafkaGo: BrokerVocabulary = {
  id: 'confluent-kafka-go',
  title: 'confluent-kafka-go',
  languages: ['go'],
  modules: ['github.com/confluentinc/confluent-kafka-go/kafka', 'github.com/confluentinc/confluent-kafka-go/v2/kafka'],
  broker: 'kafka',
  publishes: {
    Produce: {
      channel: [{ argument: 0, options: ['TopicPartition'], each: 'Topic' }],
      key: { argument: 0, options: ['Key'] },
    },
  },
  consumes: {
    ReadMessage: { channel: [{ argument: 0 }], subscribedBy: 'SubscribeTopics', callback: 'around' },
    Poll: { channel: [{ argument: 0 }], subscribedBy: 'SubscribeTopics', callback: 'around' },
  },
  decorators: {},
};
