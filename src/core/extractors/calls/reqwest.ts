import type { HttpMethod } from '../../model/endpoint.ts';
import { type ClientVocabulary, commonOptions, type RequestForm } from '../shapes/client-vocabulary.ts';

const methods: readonly HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];
const forms: Record<string, RequestForm> = Object.fromEntries(
  methods.map((method) => [method.toLowerCase(), { method, url: 0 }]),
);

/** reqwest: without a timeout a request waits for ever. */
export const reqwest: ClientVocabulary = {
  id: 'reqwest',
  title: 'reqwest',
  languages: ['rust'],
  modules: ['reqwest', 'reqwest_middleware'],
  protocol: 'http',
  requests: { ...forms, request: { method: 0, url: 1 } },
  instances: {
    'Client.new': {},
    'Client.default': {},
    'Client.builder': {},
    'ClientBuilder.new': {},
    'blocking.Client.new': {},
    'blocking.Client.builder': {},
    'blocking.ClientBuilder.new': {},
  },
  builder: 'build',
  registrations: [],
  types: ['Client', 'ClientWithMiddleware', 'blocking.Client'],
  inner: [],
  options: commonOptions,
  steps: { timeout: ['timeout'], retry: [] },
  defaultTimeout: 0,
  retries: false,
  schemes: {},
};
