import type { CacheForm, CacheVocabulary } from '../shapes/cache-vocabulary.ts';

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
    Set: { kind: 'write', key: 1, lifetimes: [{ argument: 3, unit: 'milliseconds' }] },
    SetNX: { kind: 'write', key: 1, lifetimes: [{ argument: 3, unit: 'milliseconds' }] },
    SetEx: { kind: 'write', key: 1, lifetimes: [{ argument: 3, unit: 'milliseconds' }] },
    SetEX: { kind: 'write', key: 1, lifetimes: [{ argument: 3, unit: 'milliseconds' }] },
    Expire: { kind: 'write', key: 1, lifetimes: [{ argument: 2, unit: 'milliseconds' }] },
  },
};
