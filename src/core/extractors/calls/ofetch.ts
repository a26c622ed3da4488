import { type ClientVocabulary, commonOptions, type RequestForm } from '../shapes/client-vocabulary.ts';

const call: RequestForm = { method: 'option', url: 0, options: 1 };

/** `$fetch` of Nuxt and Nitro, and the package behind it: https://github.com/unjs/ofetch. */
export const ofetch: ClientVocabulary = {
  id: 'ofetch',
  title: 'ofetch',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['ofetch', 'ohmyfetch'],
  protocol: 'http',
  requests: { '': call, $fetch: call, ofetch: call, '$fetch.raw': call, 'ofetch.raw': call },
  instanceRequests: { '': call, raw: call },
  instances: {
    create: { options: 0 },
    '$fetch.create': { options: 0 },
    'ofetch.create': { options: 0 },
  },
  registrations: [],
  types: ['$Fetch'],
  inner: [],
  options: { ...commonOptions, base: ['baseURL'], retry: ['retry'] },
  steps: { timeout: [], retry: [] },
  // That of the runtime's `fetch`, which it calls.
  defaultTimeout: 300_000,
  retries: true,
  schemes: {},
};
