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
];
