import type { HttpMethod } from '../../model/endpoint.ts';

/** `HttpClient`, wherever it comes from; it gives up after a hundred seconds. */
export const dotnetHttp = {
  id: 'http-client',
  title: '.NET HttpClient',
  type: 'HttpClient',
  factory: 'IHttpClientFactory',
  requests: {
    GetAsync: 'GET',
    GetStringAsync: 'GET',
    GetStreamAsync: 'GET',
    GetByteArrayAsync: 'GET',
    GetFromJsonAsync: 'GET',
    GetFromJsonAsAsyncEnumerable: 'GET',
    PostAsync: 'POST',
    PostAsJsonAsync: 'POST',
    PutAsync: 'PUT',
    PutAsJsonAsync: 'PUT',
    PatchAsync: 'PATCH',
    PatchAsJsonAsync: 'PATCH',
    DeleteAsync: 'DELETE',
    DeleteFromJsonAsync: 'DELETE',
  },
  sends: ['SendAsync', 'Send'],
  defaultTimeout: 100_000,
} as const satisfies {
  readonly requests: Readonly<Record<string, HttpMethod>>;
  readonly [key: string]: unknown;
};

/** Interfaces whose attributes say which request a method sends. */
export const refit = {
  id: 'refit',
  title: 'Refit',
  verbs: { Get: 'GET', Post: 'POST', Put: 'PUT', Patch: 'PATCH', Delete: 'DELETE', Head: 'HEAD' },
  registrations: ['AddRefitClient', 'AddKeyedRefitClient', 'AddRestEaseClient'],
} as const satisfies {
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  readonly [key: string]: unknown;
};

/** Steps behind a registration, or within it, that make its requests more patient. */
export const resilience: Readonly<Record<string, readonly ('retry' | 'circuit-breaker' | 'timeout')[]>> = {
  AddStandardResilienceHandler: ['retry', 'circuit-breaker', 'timeout'],
  AddStandardHedgingHandler: ['retry', 'circuit-breaker', 'timeout'],
  WaitAndRetryAsync: ['retry'],
  WaitAndRetry: ['retry'],
  RetryAsync: ['retry'],
  Retry: ['retry'],
  AddRetry: ['retry'],
  CircuitBreakerAsync: ['circuit-breaker'],
  AdvancedCircuitBreakerAsync: ['circuit-breaker'],
  CircuitBreaker: ['circuit-breaker'],
  AddCircuitBreaker: ['circuit-breaker'],
  TimeoutAsync: ['timeout'],
  AddTimeout: ['timeout'],
};

/** What the standard handler allows a request with all its attempts. */
export const standardTotalTimeout = 30_000;
