import type { PolicyVocabulary } from '../shapes/policy-vocabulary.ts';

/** Libraries that repeat, bound or break off what they run. */
export const policyVocabularies: readonly PolicyVocabulary[] = [
  {
    modules: ['p-retry', 'async-retry', 'promise-retry', 'retry-as-promised'],
    policies: { '': ['retry'] },
    run: [],
    combine: [],
  },
  { modules: ['exponential-backoff'], policies: { backOff: ['retry'] }, run: [], combine: [] },
  { modules: ['@lifeomic/attempt'], policies: { retry: ['retry'] }, run: [], combine: [] },
  { modules: ['p-timeout'], policies: { '': ['timeout'] }, run: [], combine: [] },
  { modules: ['promise-timeout'], policies: { timeout: ['timeout'] }, run: [], combine: [] },
  { modules: ['global'], policies: { 'Promise.race': ['timeout'] }, run: [], combine: [] },
  // Opossum gives up after ten seconds unless told otherwise.
  { modules: ['opossum'], policies: { '': ['circuit-breaker', 'timeout'] }, run: ['fire', 'call'], combine: [] },
  {
    modules: ['cockatiel'],
    policies: { retry: ['retry'], circuitBreaker: ['circuit-breaker'], timeout: ['timeout'] },
    run: ['execute'],
    combine: ['wrap', 'Policy.wrap'],
  },
  {
    modules: ['rxjs', 'rxjs/operators'],
    policies: { timeout: ['timeout'], retry: ['retry'], retryWhen: ['retry'] },
    run: [],
    combine: [],
  },
  {
    modules: [
      'github.com/sony/gobreaker',
      'github.com/mercari/go-circuitbreaker',
      'github.com/eapache/go-resiliency/breaker',
    ],
    policies: {
      NewCircuitBreaker: ['circuit-breaker'],
      CircuitBreaker: ['circuit-breaker'],
      New: ['circuit-breaker'],
      Breaker: ['circuit-breaker'],
    },
    run: ['Execute', 'Do', 'Run'],
    combine: [],
  },
  {
    // A command is given up after a second unless somebody configures another time.
    modules: ['github.com/afex/hystrix-go/hystrix'],
    policies: {
      Do: ['circuit-breaker', 'timeout'],
      DoC: ['circuit-breaker', 'timeout'],
      Go: ['circuit-breaker', 'timeout'],
      GoC: ['circuit-breaker', 'timeout'],
    },
    run: [],
    combine: [],
  },
  {
    modules: ['github.com/avast/retry-go', 'github.com/sethvargo/go-retry', 'github.com/cenkalti/backoff'],
    policies: {
      Do: ['retry'],
      DoWithData: ['retry'],
      DoValue: ['retry'],
      Constant: ['retry'],
      Exponential: ['retry'],
      Retry: ['retry'],
      RetryWithData: ['retry'],
      RetryNotify: ['retry'],
      RetryNotifyWithData: ['retry'],
    },
    run: [],
    combine: [],
  },
  {
    modules: ['tenacity', 'retrying', 'stamina', 'retry'],
    policies: { retry: ['retry'], 'retry.api.retry': ['retry'] },
    run: [],
    combine: [],
  },
  { modules: ['backoff'], policies: { on_exception: ['retry'], on_predicate: ['retry'] }, run: [], combine: [] },
  {
    modules: ['pybreaker', 'aiobreaker'],
    policies: { CircuitBreaker: ['circuit-breaker'] },
    run: ['call', 'call_async'],
    combine: [],
  },
  { modules: ['circuitbreaker'], policies: { circuit: ['circuit-breaker'] }, run: [], combine: [] },
];
