import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const kafkaGo: BrokerVocabulary = {
  id: 'kafka-go',
  title: 'kafka-go',
  languages: ['go'],
  modules: ['github.com/segmentio/kafka-go'],
  broker: 'kafka',
  publishes: {
    WriteMessages: { channel: [{ maker: 0, options: ['Topic'] }], key: { argument: 1, options: ['Key'] } },
  },
  consumes: {
    ReadMessage: { channel: [{ maker: 0, options: ['Topic', 'GroupTopics'] }], callback: 'around' },
    FetchMessage: { channel: [{ maker: 0, options: ['Topic', 'GroupTopics'] }], callback: 'around' },
  },
  decorators: {},
};
