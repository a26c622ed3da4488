import { type CacheVocabulary, cacheForms } from '../shapes/cache-vocabulary.ts';

export const lruCache: CacheVocabulary = {
  id: 'lru-cache',
  title: 'lru-cache',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['lru-cache', 'quick-lru'],
  methods: {
    ...cacheForms('read', ['get', 'has', 'peek', 'fetch']),
    ...cacheForms('invalidate', ['delete']),
    set: { kind: 'write', key: 0, lifetimes: [{ argument: 2, option: 'ttl', unit: 'milliseconds' }] },
  },
  makerLifetime: { argument: 0, option: 'ttl', unit: 'milliseconds' },
};
