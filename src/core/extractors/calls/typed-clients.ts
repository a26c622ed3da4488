import type { HttpMethod } from '../../model/endpoint.ts';
import type { ClientInterfaceVocabulary, TypedClientVocabulary } from '../shapes/typed-client-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

const verbs: Readonly<Record<string, HttpMethod | 'told'>> = {
  ...verbMethods,
  method: 'told',
};

/** Libraries of the shape "client object". */
export const typedClients: readonly TypedClientVocabulary[] = [
  {
    id: 'rest-template',
    title: 'RestTemplate',
    modules: [
      'org.springframework.web.client',
      'org.springframework.boot.web.client',
      'org.springframework.security.oauth2.client',
    ],
    types: ['RestTemplate', 'RestOperations', 'RestTemplateBuilder', 'OAuth2RestTemplate', 'OAuth2RestOperations'],
    requests: {
      getForObject: 'GET',
      getForEntity: 'GET',
      headForHeaders: 'HEAD',
      postForObject: 'POST',
      postForEntity: 'POST',
      postForLocation: 'POST',
      put: 'PUT',
      patchForObject: 'PATCH',
      delete: 'DELETE',
      optionsForAllow: 'OPTIONS',
      exchange: 1,
      execute: 1,
    },
    bases: ['rootUri'],
    defaultTimeout: 0,
  },
  {
    id: 'ktor-client',
    title: 'Ktor client',
    modules: ['io.ktor.client'],
    types: ['HttpClient'],
    requests: { ...verbMethods },
    bases: [],
    defaultTimeout: 0,
  },
  {
    // https://vertx.io/docs/vertx-web-client/java/
    id: 'vertx-web-client',
    title: 'Vert.x Web Client',
    modules: ['io.vertx.ext.web.client', 'io.vertx.rxjava3.ext.web.client', 'io.vertx.mutiny.ext.web.client'],
    types: ['WebClient'],
    requests: {
      ...verbMethods,
      ...Object.fromEntries(Object.entries(verbMethods).map(([verb, method]) => [`${verb}Abs`, method])),
      request: 0,
      requestAbs: 0,
    },
    spelled: { host: 'setDefaultHost', port: 'setDefaultPort', maker: 'create' },
    bases: [],
    defaultTimeout: 0,
  },
  {
    id: 'web-client',
    title: 'WebClient',
    modules: ['org.springframework.web.reactive.function.client'],
    types: ['WebClient'],
    requests: {},
    chain: { verbs, url: 'uri' },
    bases: ['baseUrl', 'create'],
    defaultTimeout: 0,
  },
  {
    id: 'rest-client',
    title: 'RestClient',
    modules: ['org.springframework.web.client'],
    types: ['RestClient'],
    requests: {},
    chain: { verbs, url: 'uri' },
    bases: ['baseUrl', 'create'],
    defaultTimeout: 0,
  },
];

const exchangeVerbs: Readonly<Record<string, HttpMethod>> = {
  GetExchange: 'GET',
  PostExchange: 'POST',
  PutExchange: 'PUT',
  PatchExchange: 'PATCH',
  DeleteExchange: 'DELETE',
};

/** Libraries of the shape "client interface". */
export const clientInterfaces: readonly ClientInterfaceVocabulary[] = [
  {
    id: 'feign',
    title: 'OpenFeign',
    modules: ['org.springframework.cloud.openfeign', 'org.springframework.cloud.netflix.feign'],
    annotation: 'FeignClient',
    standIns: true,
    names: ['value', 'name', 'serviceId'],
    urls: ['url'],
    paths: ['path'],
    verbs: {},
    defaultTimeout: 60_000,
    settings: {
      bases: ['spring.cloud.openfeign.client.config.{}.url'],
      timeouts: [
        'spring.cloud.openfeign.client.config.{}.readTimeout',
        'feign.client.config.{}.readTimeout',
        'spring.cloud.openfeign.client.config.default.readTimeout',
        'feign.client.config.default.readTimeout',
      ],
    },
  },
  {
    id: 'http-exchange',
    title: 'Spring HTTP interfaces',
    modules: ['org.springframework.web.service.annotation'],
    annotation: 'HttpExchange',
    names: [],
    urls: ['value', 'url'],
    paths: [],
    verbs: exchangeVerbs,
    defaultTimeout: 0,
  },
  {
    // https://docs.micronaut.io/latest/guide/#clientAnnotation
    id: 'micronaut-client',
    title: 'Micronaut HTTP Client',
    modules: ['io.micronaut.http.client.annotation'],
    annotation: 'Client',
    standIns: true,
    names: ['id', 'value'],
    urls: ['value'],
    paths: ['path'],
    verbs: {},
    defaultTimeout: 10_000,
    settings: {
      bases: ['micronaut.http.services.{}.url', 'micronaut.http.services.{}.urls'],
      timeouts: ['micronaut.http.services.{}.read-timeout', 'micronaut.http.client.read-timeout'],
    },
  },
  {
    id: 'microprofile-rest-client',
    title: 'MicroProfile REST Client',
    modules: ['org.eclipse.microprofile.rest.client.inject'],
    annotation: 'RegisterRestClient',
    standIns: true,
    names: ['configKey'],
    urls: ['baseUri'],
    paths: [],
    verbs: {},
    defaultTimeout: 0,
    settings: {
      bases: ['quarkus.rest-client.{}.url', 'quarkus.rest-client."{}".url', '{}/mp-rest/url'],
      timeouts: [
        'quarkus.rest-client.{}.read-timeout',
        'quarkus.rest-client."{}".read-timeout',
        '{}/mp-rest/readTimeout',
        'quarkus.rest-client.read-timeout',
      ],
      under: { dependency: 'quarkus-rest-client', milliseconds: 30_000 },
    },
  },
];

/** Methods by which any of the clients, or what they send with, is told how long to wait. */
export const timeoutMethods: ReadonlySet<string> = new Set([
  'setReadTimeout',
  'readTimeout',
  'setConnectTimeout',
  'responseTimeout',
  'setResponseTimeout',
  'setSocketTimeout',
  'callTimeout',
  'setConnectionRequestTimeout',
  'withReadTimeout',
  'withConnectTimeout',
  'withTimeouts',
  'withTimeout',
  'withTimeoutOrNull',
]);

/** What they are set on a configuration as: `install(HttpTimeout) { requestTimeoutMillis = 2_000 }`. */
export const timeoutProperties: ReadonlySet<string> = new Set([
  'requestTimeoutMillis',
  'socketTimeoutMillis',
  'connectTimeoutMillis',
  'requestTimeout',
]);

/** Annotations of a method that keep its calls from waiting or failing without end. */
export const policyAnnotations: Readonly<Record<string, 'circuit-breaker' | 'retry' | 'timeout'>> = {
  HystrixCommand: 'circuit-breaker',
  CircuitBreaker: 'circuit-breaker',
  SentinelResource: 'circuit-breaker',
  Retry: 'retry',
  Retryable: 'retry',
  TimeLimiter: 'timeout',
  Timeout: 'timeout',
};
