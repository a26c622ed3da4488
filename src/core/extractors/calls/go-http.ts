import { type ClientVocabulary, commonOptions, type RequestForm } from '../shapes/client-vocabulary.ts';

/** Requests are made first and sent by a client: `client.Do(request)`. */
const sent: RequestForm = {
  method: 'option',
  url: 'option',
  made: {
    argument: 0,
    by: {
      NewRequest: { method: 0, url: 1 },
      NewRequestWithContext: { method: 1, url: 2, context: 0 },
    },
  },
};

export const goHttp: ClientVocabulary = {
  id: 'net-http',
  title: 'net/http',
  languages: ['go'],
  modules: ['net/http'],
  protocol: 'http',
  requests: {
    Get: { method: 'GET', url: 0 },
    Head: { method: 'HEAD', url: 0 },
    Post: { method: 'POST', url: 0 },
    PostForm: { method: 'POST', url: 0 },
    'DefaultClient.Get': { method: 'GET', url: 0 },
    'DefaultClient.Head': { method: 'HEAD', url: 0 },
    'DefaultClient.Post': { method: 'POST', url: 0 },
    'DefaultClient.PostForm': { method: 'POST', url: 0 },
    'DefaultClient.Do': sent,
  },
  instanceRequests: {
    Get: { method: 'GET', url: 0 },
    Head: { method: 'HEAD', url: 0 },
    Post: { method: 'POST', url: 0 },
    PostForm: { method: 'POST', url: 0 },
    Do: sent,
  },
  instances: { Client: { options: 0 } },
  registrations: [],
  types: ['Client'],
  inner: [],
  options: { ...commonOptions, url: [], method: [], timeout: ['Timeout'], signal: [] },
  steps: { timeout: [], retry: [] },
  defaultTimeout: 0,
  retries: false,
  schemes: {},
};
