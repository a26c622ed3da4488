import type { HttpMethod } from '../../model/endpoint.ts';
import { type ClientVocabulary, commonOptions, type RequestForm } from '../shapes/client-vocabulary.ts';

const verbs: readonly HttpMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Methods by which a client or a request is set up: what they give is still the same client. */
const steps = [
  'R',
  'NewRequest',
  'SetContext',
  'SetBody',
  'SetResult',
  'SetError',
  'SetHeader',
  'SetHeaders',
  'SetAuthToken',
  'SetBasicAuth',
  'SetQueryParam',
  'SetQueryParams',
  'SetPathParam',
  'SetPathParams',
  'SetFormData',
  'EnableTrace',
  'SetBaseURL',
  'SetHostURL',
  'SetTimeout',
  'SetRetryCount',
  'SetRetryWaitTime',
  'SetDebug',
  'SetTransport',
];

export const resty: ClientVocabulary = {
  id: 'resty',
  title: 'Resty',
  languages: ['go'],
  modules: ['github.com/go-resty/resty', 'resty.dev'],
  protocol: 'http',
  requests: {
    ...Object.fromEntries(
      verbs.map((method): [string, RequestForm] => [
        method.charAt(0) + method.slice(1).toLowerCase(),
        { method, url: 0 },
      ]),
    ),
    Execute: { method: 0, url: 1 },
  },
  instances: Object.fromEntries(['New', 'NewWithClient', ...steps].map((name) => [name, {}])),
  registrations: [],
  types: ['Client', 'Request'],
  inner: [],
  options: { ...commonOptions, base: ['base'], signal: [] },
  setters: { timeout: ['SetTimeout'], base: ['SetBaseURL', 'SetHostURL'] },
  steps: { timeout: [], retry: ['SetRetryCount'] },
  defaultTimeout: 0,
  retries: false,
  schemes: {},
};
