import { type CacheVocabulary, cacheForms, type Lifetime } from '../shapes/cache-vocabulary.ts';

const seconds: Lifetime = { argument: 1, unit: 'seconds' };

/** Clients of Redis in Python: options are keywords. */
export const redisPy: CacheVocabulary = {
  id: 'redis-py',
  title: 'redis-py',
  languages: ['python'],
  keepsForever: true,
  modules: ['redis', 'aioredis', 'fakeredis', 'django_redis'],
  methods: {
    ...cacheForms('read', ['get', 'hget', 'hgetall', 'hmget', 'smembers', 'sismember', 'lrange', 'zrange', 'getex']),
    ...cacheForms('read', ['exists', 'mget'], 'many'),
    ...cacheForms('write', ['hset', 'hmset', 'sadd', 'zadd', 'lpush', 'rpush', 'incr', 'incrby', 'decr', 'setnx']),
    ...cacheForms('invalidate', ['delete', 'unlink'], 'many'),
    ...cacheForms('invalidate', ['hdel', 'getdel']),
    set: {
      kind: 'write',
      key: 0,
      lifetimes: [
        { argument: 2, option: 'ex', unit: 'seconds' },
        { argument: 2, option: 'px', unit: 'milliseconds' },
        { argument: 2, unit: 'seconds' },
      ],
    },
    setex: { kind: 'write', key: 0, lifetimes: [seconds], timed: true },
    psetex: { kind: 'write', key: 0, lifetimes: [{ argument: 1, unit: 'milliseconds' }], timed: true },
    expire: { kind: 'write', key: 0, lifetimes: [seconds], timed: true },
  },
};

const timeouts: readonly Lifetime[] = [
  { argument: 2, option: 'timeout', unit: 'seconds', none: 'None' },
  { argument: 1, option: 'timeout', unit: 'seconds' },
  { argument: 2, unit: 'seconds' },
];

/** Django's cache, and Flask-Caching's, which calls everything alike. */
export const djangoCache: CacheVocabulary = {
  id: 'django-cache',
  title: 'Django cache',
  languages: ['python'],
  modules: ['django', 'flask_caching'],
  keepsForeverIfTold: true,
  objects: ['core.cache.cache', 'core.cache.caches'],
  // Django makes much else, such as requests, that is asked by `get`.
  makers: ['core.cache.cache', 'core.cache.caches', 'Cache'],
  methods: {
    ...cacheForms('read', ['get', 'get_many', 'has_key', 'ttl']),
    ...cacheForms('invalidate', ['delete', 'delete_many', 'delete_pattern', 'clear']),
    ...cacheForms('write', ['incr', 'decr']),
    set: { kind: 'write', key: 0, lifetimes: timeouts },
    add: { kind: 'write', key: 0, lifetimes: timeouts },
    get_or_set: { kind: 'write', key: 0, lifetimes: timeouts },
    touch: { kind: 'write', key: 0, lifetimes: [seconds] },
  },
};
