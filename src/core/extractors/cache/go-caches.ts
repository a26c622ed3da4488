import { type CacheVocabulary, cacheForms } from '../shapes/cache-vocabulary.ts';

export const gomemcache: CacheVocabulary = {
  id: 'memcached',
  title: 'gomemcache',
  languages: ['go'],
  modules: ['github.com/bradfitz/gomemcache/memcache'],
  methods: {
    ...cacheForms('read', ['Get', 'GetMulti']),
    ...cacheForms('write', ['Increment', 'Decrement', 'Touch']),
    ...cacheForms('invalidate', ['Delete']),
  },
};

export const goCache: CacheVocabulary = {
  id: 'go-cache',
  title: 'go-cache',
  languages: ['go'],
  modules: ['github.com/patrickmn/go-cache'],
  methods: {
    ...cacheForms('read', ['Get']),
    ...cacheForms('invalidate', ['Delete']),
    Set: { kind: 'write', key: 0, lifetimes: [{ argument: 2, unit: 'milliseconds' }] },
    SetDefault: { kind: 'write', key: 0 },
    Add: { kind: 'write', key: 0, lifetimes: [{ argument: 2, unit: 'milliseconds' }] },
  },
};
