import { type ClientVocabulary, commonOptions, verbForms } from '../shapes/client-vocabulary.ts';

export const got: ClientVocabulary = {
  id: 'got',
  title: 'Got',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['got'],
  protocol: 'http',
  requests: {
    '': { method: 'option', url: 0, options: 1 },
    stream: { method: 'option', url: 0, options: 1 },
    paginate: { method: 'option', url: 0, options: 1 },
    ...verbForms(['get', 'head', 'delete', 'post', 'put', 'patch'], []),
  },
  instances: { extend: { options: 0 }, 'got.extend': { options: 0 } },
  registrations: [],
  types: ['Got', 'ExtendedGot'],
  inner: ['got'],
  options: { ...commonOptions, base: ['prefixUrl'], retry: ['retry'] },
  steps: { timeout: [], retry: [] },
  defaultTimeout: 0,
  retries: true,
  schemes: {},
};
