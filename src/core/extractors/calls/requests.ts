import { type ClientVocabulary, pythonForms, pythonOptions } from '../shapes/client-vocabulary.ts';

export const requests: ClientVocabulary = {
  id: 'requests',
  title: 'Requests',
  languages: ['python'],
  modules: ['requests'],
  protocol: 'http',
  requests: pythonForms,
  instances: { Session: {}, session: {}, 'sessions.Session': {} },
  registrations: [],
  types: ['Session'],
  inner: [],
  options: pythonOptions,
  steps: { timeout: [], retry: [] },
  defaultTimeout: 0,
  timeoutUnit: 'seconds',
  retries: false,
  schemes: {},
};
