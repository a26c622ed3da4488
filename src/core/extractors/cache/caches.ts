import type { CacheVocabulary } from '../shapes/cache-vocabulary.ts';
import { cacheManager } from './cache-manager.ts';
import { lruCache } from './lru-cache.ts';
import { memcached } from './memcached.ts';
import { nodeCache } from './node-cache.ts';
import { redis } from './redis.ts';

/** Libraries of the shape "cache access". */
export const caches: readonly CacheVocabulary[] = [redis, nodeCache, lruCache, memcached, cacheManager];
