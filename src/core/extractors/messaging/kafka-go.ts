import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const kafkaGo: BrokerVocabulary = {
  id: 'kafka-go',
  title: 'kafka-go',
  languages: ['go'],
  modules: ['github.com/segmentio/kafka-go'],
  broker: 'kafka',
  publishes: {
    WriteMessages: {
      channel: [{ maker: 0, options: ['Topic'], otherwise: { argument: 1, options: ['Topic'] } }],
      key: { argument: 1, options: ['Key'] },
    },
  },
  consumes: {
    ReadMessage: { channel: [{ maker: 0, options: ['Topic', 'GroupTopics'] }], callback: 'around' },
    FetchMessage: { channel: [{ maker: 0, options: ['Topic', 'GroupTopics'] }], callback: 'around' },
  },
  decorators: {},
};

export const franzGo: BrokerVocabulary = {
  id: 'franz-go',
  title: 'franz-go',
  languages: ['go'],
  modules: ['github.com/twmb/franz-go/pkg/kgo'],
  broker: 'kafka',
  publishes: {
    Produce: { channel: [{ argument: 1, options: ['Topic'] }], key: { argument: 1, options: ['Key'] } },
    ProduceSync: { channel: [{ argument: 1, options: ['Topic'] }], key: { argument: 1, options: ['Key'] } },
  },
  consumes: {
    PollFetches: { channel: [{ setter: 'ConsumeTopics' }], callback: 'around' },
    PollRecords: { channel: [{ setter: 'ConsumeTopics' }], callback: 'around' },
  },
  decorators: {},
};
