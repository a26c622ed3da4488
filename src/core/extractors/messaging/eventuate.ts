import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

/** Eventuate Tram: https://eventuate.io/docs/manual/eventuate-tram/latest/. Its messages go through the database to Kafka. */
export const eventuate: BrokerVocabulary = {
  id: 'eventuate',
  title: 'Eventuate Tram',
  languages: ['java', 'kotlin'],
  modules: [
    'io.eventuate.tram.events.aggregates',
    'io.eventuate.tram.events.publisher',
    'io.eventuate.tram.events.subscriber',
    'io.eventuate.tram.commands.consumer',
    'io.eventuate.tram.commands.producer',
    'io.eventuate.tram.sagas.participant',
    'io.eventuate.tram.messaging.producer',
  ],
  broker: 'kafka',
  outbox: true,
  publishes: {
    publish: { channel: [{ argument: 0, ofClass: true }] },
    send: { channel: [{ argument: 0 }] },
  },
  consumes: {
    onEvent: { channel: [{ step: 'forAggregateType', argument: 0 }], callback: { argument: 1 } },
    onMessage: { channel: [{ step: 'fromChannel', argument: 0 }], callback: { argument: 1 } },
  },
  decorators: {},
};
