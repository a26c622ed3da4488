import { type CacheVocabulary, cacheForms, type Lifetime } from '../shapes/cache-vocabulary.ts';

const lifetimes: readonly Lifetime[] = [{ argument: 1, option: 'expires_in', unit: 'seconds' }];

export const railsCache: CacheVocabulary = {
  id: 'rails-cache',
  title: 'Rails.cache',
  languages: ['ruby'],
  modules: ['Rails'],
  makers: ['cache'],
  methods: {
    fetch: { kind: 'read', key: 0, lifetimes },
    ...cacheForms('read', ['read', 'exist?']),
    ...cacheForms('read', ['read_multi', 'fetch_multi'], 'many'),
    write: { kind: 'write', key: 0, lifetimes: [{ argument: 2, option: 'expires_in', unit: 'seconds' }] },
    ...cacheForms('write', ['increment', 'decrement']),
    ...cacheForms('invalidate', ['delete', 'delete_matched']),
  },
};
