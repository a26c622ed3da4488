import type { HttpMethod } from '../../model/endpoint.ts';
import type { ClientVocabulary, RequestForm } from '../shapes/client-vocabulary.ts';
import { commonOptions } from '../shapes/client-vocabulary.ts';

const verbs = ['get', 'head', 'options', 'delete', 'post', 'put', 'patch'] as const;

/** `get(url, timeout: 5)`: a library is known by its constant, which needs no import. */
const forms: Readonly<Record<string, RequestForm>> = Object.fromEntries(
  verbs.map((name) => [name, { method: name.toUpperCase() as HttpMethod, url: 0, options: 'keywords' as const }]),
);

/** What clients of Ruby have in common: they wait a minute, as `Net::HTTP` does, and count in seconds. */
const common = {
  languages: ['ruby'],
  protocol: 'http',
  registrations: [],
  types: [],
  inner: [],
  steps: { timeout: [], retry: [] },
  defaultTimeout: 60_000,
  timeoutUnit: 'seconds',
  retries: false,
  schemes: {},
} as const satisfies Partial<ClientVocabulary>;

const options = { ...commonOptions, signal: [], timeout: ['timeout', 'read_timeout', 'request'], retry: [] };

export const faraday: ClientVocabulary = {
  ...common,
  id: 'faraday',
  title: 'Faraday',
  modules: ['Faraday'],
  requests: forms,
  instances: { '': { base: 0, options: 'keywords' }, new: { base: 0, options: 'keywords' } },
  options: { ...options, base: ['url'] },
};

export const httparty: ClientVocabulary = {
  ...common,
  id: 'httparty',
  title: 'HTTParty',
  modules: ['HTTParty'],
  classBase: 'base_uri',
  classTimeouts: ['default_timeout', 'read_timeout', 'open_timeout'],
  requests: forms,
  instances: { '': {} },
  options,
};

export const restClient: ClientVocabulary = {
  ...common,
  id: 'rest-client',
  title: 'REST Client',
  modules: ['RestClient'],
  requests: { ...forms, 'Request.execute': { method: 'option', url: 'option', options: 'keywords' } },
  instances: { Resource: { base: 0, options: 'keywords' } },
  options,
};

/** A request that is made as an object is sent by whoever holds the connection. */
export const netHttp: ClientVocabulary = {
  ...common,
  id: 'net-http',
  title: 'Net::HTTP',
  modules: ['Net'],
  requests: {
    'HTTP.get': { method: 'GET', url: 0 },
    'HTTP.get_response': { method: 'GET', url: 0 },
    'HTTP.post': { method: 'POST', url: 0 },
    'HTTP.post_form': { method: 'POST', url: 0 },
    ...Object.fromEntries(
      verbs.map((name) => [
        `HTTP.${name[0]?.toUpperCase()}${name.slice(1)}`,
        { method: name.toUpperCase() as HttpMethod, url: 0 },
      ]),
    ),
  },
  instanceRequests: forms,
  instances: { HTTP: { base: 0, host: true } },
  options,
};

export const typhoeus: ClientVocabulary = {
  ...common,
  id: 'typhoeus',
  title: 'Typhoeus',
  modules: ['Typhoeus'],
  requests: { ...forms, Request: { method: 'option', url: 0, options: 'keywords' } },
  instances: {},
  options,
  defaultTimeout: 0,
};

export const excon: ClientVocabulary = {
  ...common,
  id: 'excon',
  title: 'Excon',
  modules: ['Excon'],
  requests: forms,
  instances: { '': { base: 0, options: 'keywords' } },
  options,
};

export const httpRb: ClientVocabulary = {
  ...common,
  id: 'http-rb',
  title: 'http.rb',
  modules: ['HTTP'],
  requests: forms,
  instances: { timeout: {}, headers: {}, auth: {}, basic_auth: {}, accept: {}, persistent: { base: 0 }, follow: {} },
  options,
  defaultTimeout: 0,
};

export const rubyClients: readonly ClientVocabulary[] = [
  faraday,
  httparty,
  restClient,
  netHttp,
  typhoeus,
  excon,
  httpRb,
];
