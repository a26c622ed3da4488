import { type ClientVocabulary, commonOptions } from '../shapes/client-vocabulary.ts';

export const undici: ClientVocabulary = {
  id: 'undici',
  title: 'undici',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['undici'],
  protocol: 'http',
  requests: {
    fetch: { method: 'option', url: 0, options: 1 },
    request: { method: 'option', url: 0, options: 1 },
    stream: { method: 'option', url: 0, options: 1 },
  },
  instances: {
    Client: { base: 0, options: 1 },
    Pool: { base: 0, options: 1 },
    BalancedPool: { base: 0, options: 1 },
  },
  registrations: [],
  types: ['Client', 'Pool', 'Dispatcher'],
  inner: [],
  options: { ...commonOptions, timeout: ['headersTimeout', 'bodyTimeout'], path: ['path'] },
  steps: { timeout: [], retry: [] },
  defaultTimeout: 300_000,
  retries: false,
  schemes: {},
};
