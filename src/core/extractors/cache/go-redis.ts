import type { CacheForm, CacheVocabulary, Lifetime } from '../shapes/cache-vocabulary.ts';

/** `Set(ctx, key, value, 0)` */
const setLifetime: Lifetime = { argument: 3, unit: 'milliseconds', none: '0' };

/** Every command is given a context first. */
function forms(kind: CacheForm['kind'], methods: readonly string[], many?: true): Record<string, CacheForm> {
  return Object.fromEntries(methods.map((method) => [method, { kind, key: 1, many }]));
}

export const goRedis: CacheVocabulary = {
  id: 'redis',
  title: 'go-redis',
  languages: ['go'],
  keepsForever: true,
  modules: ['github.com/redis/go-redis', 'github.com/go-redis/redis'],
  methods: {
    ...forms('read', ['Get', 'HGet', 'HGetAll', 'HMGet', 'SMembers', 'SIsMember', 'LRange', 'ZRange', 'GetEx', 'TTL']),
    ...forms('read', ['Exists', 'MGet'], true),
    ...forms('write', [
      'HSet',
      'HMSet',
      'SAdd',
      'ZAdd',
      'LPush',
      'RPush',
      'Incr',
      'IncrBy',
      'Decr',
      'DecrBy',
      'HIncrBy',
    ]),
    ...forms('invalidate', ['Del', 'Unlink'], true),
    ...forms('invalidate', ['HDel', 'GetDel']),
    Set: { kind: 'write', key: 1, lifetimes: [setLifetime] },
    SetNX: { kind: 'write', key: 1, lifetimes: [setLifetime] },
    SetEx: { kind: 'write', key: 1, lifetimes: [setLifetime] },
    SetEX: { kind: 'write', key: 1, lifetimes: [setLifetime] },
    Expire: { kind: 'write', key: 1, lifetimes: [{ argument: 2, unit: 'milliseconds' }], timed: true },
  },
};
