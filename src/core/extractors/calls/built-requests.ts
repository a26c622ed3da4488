import type { BuiltRequestVocabulary } from '../shapes/built-request-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** Libraries of the shape "built request". */
export const builtRequests: readonly BuiltRequestVocabulary[] = [
  {
    id: 'java-http-client',
    title: 'HttpClient of Java',
    modules: ['java.net.http'],
    senders: { send: 0, sendAsync: 0 },
    urls: ['uri', 'newBuilder'],
    verbs: { GET: 'GET', HEAD: 'HEAD', POST: 'POST', PUT: 'PUT', DELETE: 'DELETE', method: 'told' },
    classes: {},
    timeout: 'timeout',
    defaultTimeout: 0,
  },
  {
    id: 'okhttp',
    title: 'OkHttp',
    modules: ['okhttp3'],
    senders: { newCall: 0 },
    urls: ['url'],
    verbs: { ...verbMethods, method: 'told' },
    classes: {},
    // Ten seconds to connect, to read and to write.
    defaultTimeout: 10_000,
  },
  {
    id: 'apache-http-client',
    title: 'Apache HttpClient',
    modules: [
      'org.apache.http.impl.client',
      'org.apache.http.client',
      'org.apache.hc.client5.http.impl.classic',
      'org.apache.hc.client5.http.classic',
    ],
    senders: { execute: 0 },
    urls: [],
    verbs: {},
    classes: {
      HttpGet: 'GET',
      HttpHead: 'HEAD',
      HttpPost: 'POST',
      HttpPut: 'PUT',
      HttpPatch: 'PATCH',
      HttpDelete: 'DELETE',
    },
    defaultTimeout: 0,
  },
];

/** Calls that only make an address of a text: `URI.create(text)`. */
export const addressMakers: ReadonlySet<string> = new Set([
  'create',
  'URI',
  'URL',
  'parse',
  'get',
  'toHttpUrl',
  'toURI',
]);
