import { type CacheVocabulary, cacheForms } from '../shapes/cache-vocabulary.ts';

export const memcached: CacheVocabulary = {
  id: 'memcached',
  title: 'Memcached',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['memcached', 'memjs'],
  methods: {
    ...cacheForms('read', ['get', 'getMulti', 'gets']),
    ...cacheForms('invalidate', ['del', 'delete']),
    set: {
      kind: 'write',
      key: 0,
      lifetimes: [
        { argument: 2, unit: 'seconds' },
        { argument: 2, option: 'expires', unit: 'seconds' },
      ],
    },
  },
};
