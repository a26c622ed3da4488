import { type ClientVocabulary, commonOptions, verbForms } from '../shapes/client-vocabulary.ts';

export const axios: ClientVocabulary = {
  id: 'axios',
  title: 'axios',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['axios'],
  protocol: 'http',
  requests: {
    '': { method: 'option', url: 0, options: 1 },
    request: { method: 'option', url: 'option', options: 0 },
    ...verbForms(['get', 'head', 'delete', 'options'], ['post', 'put', 'patch', 'postForm', 'putForm', 'patchForm']),
  },
  instances: { create: { options: 0 }, Axios: { options: 0 } },
  registrations: [],
  types: ['AxiosInstance', 'Axios', 'AxiosStatic'],
  inner: [],
  options: { ...commonOptions, base: ['baseURL'] },
  steps: { timeout: [], retry: [] },
  defaultTimeout: 0,
  retries: false,
  schemes: {},
};
