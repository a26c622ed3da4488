import { type ClientVocabulary, commonOptions } from '../shapes/client-vocabulary.ts';

export const nodeHttp: ClientVocabulary = {
  id: 'node-http',
  title: 'node:http and node:https',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['node:http', 'http', 'node:https', 'https'],
  protocol: 'http',
  requests: {
    get: { method: 'GET', url: 0, options: 1 },
    request: { method: 'option', url: 0, options: 1 },
  },
  instances: {},
  registrations: [],
  types: [],
  inner: [],
  options: { ...commonOptions, url: [], host: ['hostname', 'host'], port: ['port'], path: ['path'] },
  steps: { timeout: ['setTimeout'], retry: [] },
  defaultTimeout: 0,
  retries: false,
  schemes: { 'node:http': 'http:', http: 'http:', 'node:https': 'https:', https: 'https:' },
};
