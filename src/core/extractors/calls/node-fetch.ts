import { type ClientVocabulary, commonOptions, type RequestForm } from '../shapes/client-vocabulary.ts';

const call: RequestForm = { method: 'option', url: 0, options: 1 };

export const nodeFetch: ClientVocabulary = {
  id: 'node-fetch',
  title: 'node-fetch',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: [
    'node-fetch',
    'cross-fetch',
    'isomorphic-fetch',
    'isomorphic-unfetch',
    'node-fetch-native',
    'make-fetch-happen',
  ],
  protocol: 'http',
  requests: { '': call, fetch: call },
  instances: {},
  registrations: [],
  types: [],
  inner: [],
  options: commonOptions,
  steps: { timeout: [], retry: [] },
  defaultTimeout: 0,
  retries: false,
  schemes: {},
};
