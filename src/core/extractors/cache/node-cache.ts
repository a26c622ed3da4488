import { type CacheVocabulary, cacheForms } from '../shapes/cache-vocabulary.ts';

export const nodeCache: CacheVocabulary = {
  id: 'node-cache',
  title: 'node-cache',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['node-cache', '@cacheable/node-cache'],
  methods: {
    ...cacheForms('read', ['get', 'mget', 'has', 'take']),
    ...cacheForms('invalidate', ['del']),
    set: { kind: 'write', key: 0, lifetimes: [{ argument: 2, unit: 'seconds' }] },
  },
  makerLifetime: { argument: 0, option: 'stdTTL', unit: 'seconds' },
};
