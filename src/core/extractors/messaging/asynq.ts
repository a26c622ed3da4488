import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

/** Tasks are kept in Redis. */
export const asynq: BrokerVocabulary = {
  id: 'asynq',
  title: 'Asynq',
  languages: ['go'],
  modules: ['github.com/hibiken/asynq'],
  broker: 'asynq',
  publishes: {
    Enqueue: { channel: [{ argument: 0 }], command: ['NewTask'] },
    EnqueueContext: { channel: [{ argument: 0 }], command: ['NewTask'] },
  },
  consumes: {
    HandleFunc: { channel: [{ argument: 0 }], callback: { argument: 1 } },
    Handle: { channel: [{ argument: 0 }], callback: { argument: 1 } },
  },
  decorators: {},
};
