import { type ClientVocabulary, pythonForms, pythonOptions } from '../shapes/client-vocabulary.ts';

export const aiohttp: ClientVocabulary = {
  id: 'aiohttp',
  title: 'aiohttp',
  languages: ['python'],
  modules: ['aiohttp'],
  protocol: 'http',
  requests: { request: { method: 0, url: 1, options: 'keywords' } },
  instanceRequests: pythonForms,
  instances: {
    ClientSession: { base: 0, options: 'keywords' },
    'client.ClientSession': { base: 0, options: 'keywords' },
  },
  registrations: [],
  types: ['ClientSession'],
  inner: [],
  options: { ...pythonOptions, base: ['base_url'] },
  steps: { timeout: [], retry: [] },
  // Five minutes for the whole request.
  defaultTimeout: 300_000,
  timeoutUnit: 'seconds',
  retries: false,
  schemes: {},
};
