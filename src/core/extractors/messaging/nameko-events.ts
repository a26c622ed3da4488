import type { BrokerVocabulary } from '../shapes/broker-vocabulary.ts';

/** Events go by the name of the service that tells of them: `rounds/planned`. */
export const namekoEvents: BrokerVocabulary = {
  id: 'nameko-events',
  title: 'Events of Nameko',
  languages: ['python'],
  modules: ['nameko'],
  broker: 'rabbitmq',
  publishes: {},
  consumes: {},
  decorators: {
    'events.event_handler': [
      { argument: 0, keyword: 'source_service' },
      { argument: 1, keyword: 'event_type' },
    ],
  },
};

/** What a service holds to tell of events: `dispatch = EventDispatcher()`. */
export const namekoDispatcher = { module: 'nameko.events', name: 'EventDispatcher' };
