import { type CacheVocabulary, cacheForms } from '../shapes/cache-vocabulary.ts';

const jvm = ['java', 'kotlin'] as const;

export const ristretto: CacheVocabulary = {
  id: 'ristretto',
  title: 'Ristretto',
  languages: ['go'],
  modules: ['github.com/dgraph-io/ristretto', 'github.com/dgraph-io/ristretto/v2'],
  methods: {
    ...cacheForms('read', ['Get']),
    ...cacheForms('invalidate', ['Del']),
    Set: { kind: 'write', key: 0 },
    SetWithTTL: { kind: 'write', key: 0, lifetimes: [{ argument: 3, unit: 'milliseconds' }] },
  },
};

export const redisTemplate: CacheVocabulary = {
  id: 'redis',
  title: 'Spring Data Redis',
  languages: jvm,
  modules: ['org.springframework.data.redis.core'],
  methods: {
    ...cacheForms('read', ['get', 'multiGet', 'hasKey', 'members', 'entries', 'isMember']),
    ...cacheForms('write', ['put', 'putAll', 'add', 'leftPush', 'rightPush', 'increment', 'decrement']),
    ...cacheForms('invalidate', ['delete', 'unlink']),
    set: { kind: 'write', key: 0, lifetimes: [{ argument: 2, unit: 'milliseconds' }] },
    setIfAbsent: { kind: 'write', key: 0, lifetimes: [{ argument: 2, unit: 'milliseconds' }] },
    expire: { kind: 'write', key: 0, timed: true, lifetimes: [{ argument: 1, unit: 'milliseconds' }] },
  },
};

export const caffeine: CacheVocabulary = {
  id: 'caffeine',
  title: 'Caffeine',
  languages: jvm,
  modules: ['com.github.benmanes.caffeine.cache', 'com.google.common.cache'],
  methods: {
    ...cacheForms('read', ['get', 'getIfPresent', 'getAll', 'getUnchecked']),
    ...cacheForms('write', ['put']),
    ...cacheForms('invalidate', ['invalidate']),
  },
};

export const redisRust: CacheVocabulary = {
  id: 'redis',
  title: 'redis-rs',
  languages: ['rust'],
  modules: ['redis', 'redis::aio', 'redis::cluster', 'deadpool_redis', 'bb8_redis', 'fred', 'fred::prelude'],
  methods: {
    ...cacheForms('read', ['get', 'exists', 'hget', 'hgetall', 'smembers']),
    ...cacheForms('write', ['hset', 'incr', 'sadd', 'set_nx']),
    ...cacheForms('invalidate', ['del']),
    set: { kind: 'write', key: 0 },
    set_ex: { kind: 'write', key: 0, timed: true, lifetimes: [{ argument: 2, unit: 'seconds' }] },
    expire: { kind: 'write', key: 0, timed: true, lifetimes: [{ argument: 1, unit: 'seconds' }] },
  },
};

export const moka: CacheVocabulary = {
  id: 'moka',
  title: 'Moka',
  languages: ['rust'],
  modules: ['moka', 'moka::future', 'moka::sync'],
  methods: {
    ...cacheForms('read', ['get', 'contains_key']),
    ...cacheForms('write', ['insert', 'get_with', 'try_get_with']),
    ...cacheForms('invalidate', ['invalidate', 'remove']),
  },
};
