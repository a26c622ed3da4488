import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

export const sarama: BrokerVocabulary = {
  id: 'sarama',
  title: 'Sarama',
  languages: ['go'],
  modules: ['github.com/IBM/sarama', 'github.com/Shopify/sarama'],
  broker: 'kafka',
  publishes: {
    SendMessage: { channel: [{ argument: 0, options: ['Topic'] }], key: { argument: 0, options: ['Key'] } },
    SendMessages: { channel: [{ argument: 0, each: 'Topic' }] },
  },
  consumes: {
    Consume: { channel: [{ argument: 1 }], callback: { argument: 2 } },
    ConsumePartition: { channel: [{ argument: 0 }], callback: 'around' },
  },
  decorators: {},
};
