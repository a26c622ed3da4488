import { type CacheVocabulary, cacheForms, type Lifetime } from '../shapes/cache-vocabulary.ts';

const seconds: Lifetime = { argument: 1, unit: 'seconds' };
const milliseconds: Lifetime = { argument: 1, unit: 'milliseconds' };
/** `set(key, value, 'EX', 60)`, `set(key, value, { EX: 60 })` */
const setLifetimes: readonly Lifetime[] = [
  { argument: 2, flag: 'EX', unit: 'seconds' },
  { argument: 2, flag: 'PX', unit: 'milliseconds' },
  { argument: 2, option: 'EX', unit: 'seconds' },
  { argument: 2, option: 'PX', unit: 'milliseconds' },
  { argument: 2, option: 'ex', unit: 'seconds' },
  { argument: 2, option: 'px', unit: 'milliseconds' },
];

/** Clients of Redis; the commands are written in lower or in camel case. */
export const redis: CacheVocabulary = {
  id: 'redis',
  title: 'Redis',
  languages: ['javascript', 'typescript', 'tsx', 'ruby'],
  keepsForever: true,
  modules: ['ioredis', 'redis', '@redis/client', '@upstash/redis', 'Redis'],
  methods: {
    ...cacheForms('read', ['get', 'getBuffer', 'hget', 'hGet', 'hgetall', 'hGetAll', 'hmget', 'hmGet']),
    ...cacheForms('read', ['smembers', 'sMembers', 'sismember', 'sIsMember', 'lrange', 'lRange', 'zrange', 'zRange']),
    ...cacheForms('read', ['exists', 'mget', 'mGet'], 'many'),
    ...cacheForms('write', [
      'hset',
      'hSet',
      'hmset',
      'sadd',
      'sAdd',
      'zadd',
      'zAdd',
      'lpush',
      'lPush',
      'rpush',
      'rPush',
    ]),
    ...cacheForms('write', [
      'incr',
      'incrby',
      'incrBy',
      'decr',
      'decrby',
      'decrBy',
      'hincrby',
      'hIncrBy',
      'setnx',
      'setNX',
    ]),
    ...cacheForms('invalidate', ['del', 'unlink'], 'many'),
    ...cacheForms('invalidate', ['hdel', 'hDel', 'getdel', 'getDel']),
    set: { kind: 'write', key: 0, lifetimes: setLifetimes },
    setex: { kind: 'write', key: 0, lifetimes: [seconds], timed: true },
    setEx: { kind: 'write', key: 0, lifetimes: [seconds], timed: true },
    psetex: { kind: 'write', key: 0, lifetimes: [milliseconds], timed: true },
    pSetEx: { kind: 'write', key: 0, lifetimes: [milliseconds], timed: true },
    expire: { kind: 'write', key: 0, lifetimes: [seconds], timed: true },
    pexpire: { kind: 'write', key: 0, lifetimes: [milliseconds], timed: true },
    pExpire: { kind: 'write', key: 0, lifetimes: [milliseconds], timed: true },
  },
};
