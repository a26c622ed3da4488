import { type ClientVocabulary, pythonOptions } from '../shapes/client-vocabulary.ts';

/** Python's own client: `urllib.request.urlopen(url, timeout=5)`. */
export const urllib: ClientVocabulary = {
  id: 'urllib',
  title: 'urllib',
  languages: ['python'],
  modules: ['urllib'],
  protocol: 'http',
  requests: {
    'request.urlopen': {
      method: 'GET',
      url: 0,
      options: 'keywords',
      made: { argument: 0, by: { 'request.Request': { method: 'option', url: 0, options: 'keywords' } } },
    },
  },
  instances: {},
  registrations: [],
  types: [],
  inner: [],
  options: pythonOptions,
  steps: { timeout: [], retry: [] },
  defaultTimeout: 0,
  timeoutUnit: 'seconds',
  retries: false,
  schemes: {},
};

/** `urllib3.PoolManager().request('GET', url)`, which tries again three times by itself. */
export const urllib3: ClientVocabulary = {
  ...urllib,
  id: 'urllib3',
  title: 'urllib3',
  modules: ['urllib3'],
  requests: { request: { method: 0, url: 1, options: 'keywords' } },
  instances: { PoolManager: { options: 'keywords' }, ProxyManager: { options: 'keywords' } },
  types: ['PoolManager'],
  retries: true,
};
