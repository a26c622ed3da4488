import { type ClientVocabulary, commonOptions, verbForms } from '../shapes/client-vocabulary.ts';

export const superagent: ClientVocabulary = {
  id: 'superagent',
  title: 'SuperAgent',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['superagent'],
  protocol: 'http',
  requests: {
    '': { method: 0, url: 1 },
    ...verbForms(['get', 'head', 'delete', 'del', 'post', 'put', 'patch', 'options'], []),
  },
  instances: { agent: {} },
  registrations: [],
  types: ['SuperAgentStatic'],
  inner: [],
  options: { ...commonOptions, timeout: [] },
  steps: { timeout: ['timeout'], retry: ['retry'] },
  defaultTimeout: 0,
  retries: false,
  schemes: {},
};
