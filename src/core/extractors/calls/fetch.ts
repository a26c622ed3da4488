import { type ClientVocabulary, commonOptions, type RequestForm } from '../shapes/client-vocabulary.ts';

const call: RequestForm = { method: 'option', url: 0, options: 1 };

/** What the runtime and the packages that stand in for it call `fetch`. */
export const fetchClient: ClientVocabulary = {
  id: 'fetch',
  title: 'fetch',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['global'],
  protocol: 'http',
  requests: { fetch: call, 'globalThis.fetch': call, 'global.fetch': call, 'window.fetch': call, 'self.fetch': call },
  instances: {},
  registrations: [],
  types: [],
  inner: [],
  options: { ...commonOptions, timeout: [] },
  steps: { timeout: [], retry: [] },
  // Node's fetch gives up when no headers have come after five minutes.
  defaultTimeout: 300_000,
  retries: false,
  schemes: {},
};
