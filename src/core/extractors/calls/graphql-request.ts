import { type ClientVocabulary, commonOptions } from '../shapes/client-vocabulary.ts';

export const graphqlRequest: ClientVocabulary = {
  id: 'graphql-request',
  title: 'graphql-request',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['graphql-request'],
  protocol: 'graphql',
  requests: {
    '': { method: 'POST', url: 0 },
    request: { method: 'POST', url: 0 },
    rawRequest: { method: 'POST', url: 0 },
    batchRequests: { method: 'POST', url: 0 },
  },
  instanceRequests: {
    request: { method: 'POST', url: 'option' },
    rawRequest: { method: 'POST', url: 'option' },
    batchRequests: { method: 'POST', url: 'option' },
  },
  instances: { GraphQLClient: { base: 0, options: 1 } },
  registrations: [],
  types: ['GraphQLClient'],
  inner: [],
  options: commonOptions,
  steps: { timeout: [], retry: [] },
  defaultTimeout: 300_000,
  retries: false,
  schemes: {},
};
