import { type CacheVocabulary, cacheForms, type Lifetime } from '../shapes/cache-vocabulary.ts';

const lifetimes: readonly Lifetime[] = [
  { argument: 2, unit: 'milliseconds', none: '0' },
  // The option is of version 4, which counted seconds.
  { argument: 2, option: 'ttl', unit: 'seconds' },
];

export const cacheManager: CacheVocabulary = {
  id: 'cache-manager',
  title: 'cache-manager',
  languages: ['javascript', 'typescript', 'tsx'],
  modules: ['cache-manager', '@nestjs/cache-manager', 'keyv'],
  methods: {
    ...cacheForms('read', ['get', 'mget']),
    ...cacheForms('invalidate', ['del', 'delete', 'mdel']),
    set: { kind: 'write', key: 0, lifetimes },
    wrap: { kind: 'write', key: 0, lifetimes },
  },
  keepsForeverIfTold: true,
  makerLifetime: { argument: 0, option: 'ttl', unit: 'milliseconds' },
  registration: {
    paths: ['CacheModule.register', 'CacheModule.registerAsync'],
    lifetime: { argument: 0, option: 'ttl', unit: 'milliseconds' },
  },
};
