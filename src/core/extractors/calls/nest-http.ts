import { type ClientVocabulary, commonOptions, verbForms } from '../shapes/client-vocabulary.ts';

/** Nest's `HttpService` wraps axios; a module's `HttpModule.register(…)` sets what holds for all calls. */
export const nestHttp: ClientVocabulary = {
  id: 'nest-http',
  title: 'Nest HttpModule',
  languages: ['typescript', 'javascript'],
  modules: ['@nestjs/axios'],
  protocol: 'http',
  requests: {
    request: { method: 'option', url: 'option', options: 0 },
    ...verbForms(['get', 'head', 'delete', 'options'], ['post', 'put', 'patch', 'postForm', 'putForm', 'patchForm']),
  },
  instances: { 'HttpModule.register': { options: 0 }, 'HttpModule.registerAsync': { options: 0 } },
  registrations: ['HttpModule.register', 'HttpModule.registerAsync'],
  types: ['HttpService'],
  inner: ['axiosRef'],
  options: { ...commonOptions, base: ['baseURL'] },
  steps: { timeout: [], retry: [] },
  defaultTimeout: 0,
  retries: false,
  schemes: {},
};
