import { type ClientVocabulary, pythonForms, pythonOptions } from '../shapes/client-vocabulary.ts';

export const httpx: ClientVocabulary = {
  id: 'httpx',
  title: 'HTTPX',
  languages: ['python'],
  modules: ['httpx'],
  protocol: 'http',
  requests: pythonForms,
  instances: { Client: { options: 'keywords' }, AsyncClient: { options: 'keywords' } },
  registrations: [],
  types: ['Client', 'AsyncClient'],
  inner: [],
  options: { ...pythonOptions, base: ['base_url'] },
  steps: { timeout: [], retry: [] },
  defaultTimeout: 5_000,
  timeoutUnit: 'seconds',
  retries: false,
  schemes: {},
};
