import { type ClientVocabulary, commonOptions, verbForms } from '../shapes/client-vocabulary.ts';

export const ky: ClientVocabulary = {
  id: 'ky',
  title: 'Ky',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['ky', 'ky-universal'],
  protocol: 'http',
  requests: {
    '': { method: 'option', url: 0, options: 1 },
    ...verbForms(['get', 'head', 'delete', 'post', 'put', 'patch'], []),
  },
  instances: { create: { options: 0 }, extend: { options: 0 } },
  registrations: [],
  types: ['KyInstance'],
  inner: [],
  options: { ...commonOptions, base: ['prefixUrl', 'prefix', 'baseUrl'], retry: ['retry'] },
  steps: { timeout: [], retry: [] },
  defaultTimeout: 10_000,
  retries: true,
  schemes: {},
};
