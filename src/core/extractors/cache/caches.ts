import type { CacheVocabulary } from '../shapes/cache-vocabulary.ts';
import { cacheManager } from './cache-manager.ts';
import { goCache, gomemcache } from './go-caches.ts';
import { goRedis } from './go-redis.ts';
import { lruCache } from './lru-cache.ts';
import { memcached } from './memcached.ts';
import { caffeine, moka, redisRust, redisTemplate, ristretto } from './more-caches.ts';
import { nodeCache } from './node-cache.ts';
import { djangoCache, redisPy } from './python-caches.ts';
import { railsCache } from './rails-cache.ts';
import { redis } from './redis.ts';

/** Libraries of the shape "cache access". */
export const caches: readonly CacheVocabulary[] = [
  redis,
  redisPy,
  djangoCache,
  nodeCache,
  lruCache,
  memcached,
  cacheManager,
  goRedis,
  gomemcache,
  goCache,
  railsCache,
  ristretto,
  redisTemplate,
  caffeine,
  redisRust,
  moka,
];
