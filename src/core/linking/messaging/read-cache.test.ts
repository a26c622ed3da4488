import { expect, it } from 'vitest';
import type { Story } from '../../../../test/support/resolver-of.ts';
import { readCalls } from '../../../../test/support/spots-of.ts';
import { readCache } from './read-cache.ts';

async function cacheUses(story: Story): Promise<string> {
  const { caches } = await readCalls(story, readCache);
  return caches
    .map((fact) => {
      const { file, line } = fact.spot.evidence();
      const life = fact.timeToLiveSeconds === undefined ? '' : ` for ${fact.timeToLiveSeconds} s`;
      return `${file}:${line} ${fact.spot.operation.name}: ${fact.library} ${fact.kind} ${fact.keyPattern}${life}`;
    })
    .join('\n');
}

it('reads keys with their holes and how long entries of Redis live', async () => {
  const text = await cacheUses({
    'product-cache.ts': `
      import { Redis } from 'ioredis';
      import { createClient } from 'redis';
      const TTL_SECONDS = 5 * 60;
      const key = (id: string) => \`product:\${id}\`;
      const client = createClient({ url: process.env.REDIS_URL });
      export class ProductCache {
        constructor(private readonly redis: Redis) {}
        async get(id: string) { return this.redis.get(key(id)); }
        async put(id: string, product: object) {
          await this.redis.set(key(id), JSON.stringify(product), 'EX', TTL_SECONDS);
          await this.redis.setex('last:' + id, 60, '1');
          await this.redis.multi().hset('seen', id, '1').pexpire('seen', 1500).exec();
        }
        async forget(id: string) { await this.redis.del(key(id), 'products:all'); }
      }
      export async function rates() {
        const known = await client.get('rates');
        await client.set('rates', known ?? '', { PX: 30_000 });
        await client.set('rates:forever', '');
      }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "product-cache.ts:9 ProductCache.get: redis read product:{}
    product-cache.ts:11 ProductCache.put: redis write product:{} for 300 s
    product-cache.ts:12 ProductCache.put: redis write last:{} for 60 s
    product-cache.ts:13 ProductCache.put: redis write seen
    product-cache.ts:13 ProductCache.put: redis write seen for 1.5 s
    product-cache.ts:15 ProductCache.forget: redis invalidate product:{}
    product-cache.ts:15 ProductCache.forget: redis invalidate products:all
    product-cache.ts:18 rates: redis read rates
    product-cache.ts:19 rates: redis write rates for 30 s
    product-cache.ts:20 rates: redis write rates:forever"
  `);
});

it('knows the life that a cache gives its entries by default', async () => {
  const text = await cacheUses({
    'caches.js': `
      const NodeCache = require('node-cache');
      const { LRUCache } = require('lru-cache');
      const pages = new NodeCache({ stdTTL: 120 });
      const parsed = new LRUCache({ max: 500, ttl: 1000 * 60 });
      exports.page = (slug) => pages.get('page:' + slug) ?? pages.set('page:' + slug, render(slug));
      exports.parse = (text) => { parsed.set(text, 1); parsed.set('short', 1, { ttl: 500 }); };
      function render(slug) { return slug; }`,
    'nest/app.module.ts': `
      import { CacheModule } from '@nestjs/cache-manager';
      @Module({ imports: [CacheModule.register({ ttl: 30_000 })] })
      export class AppModule {}`,
    'nest/menu/menu.service.ts': `
      import { CACHE_MANAGER } from '@nestjs/cache-manager';
      import { Cache } from 'cache-manager';
      @Injectable()
      export class MenuService {
        constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}
        async menu(day: string) {
          const known = await this.cache.get(\`menu:\${day}\`);
          await this.cache.set(\`menu:\${day}\`, known);
          await this.cache.set('menu:today', known, 5000);
          await this.cache.del('menu:yesterday');
        }
      }`,
  });
  expect(text).toMatchInlineSnapshot(`
    "caches.js:6 page: node-cache read page:{}
    caches.js:6 page: node-cache write page:{} for 120 s
    caches.js:7 parse: lru-cache write {} for 60 s
    caches.js:7 parse: lru-cache write short for 0.5 s
    nest/menu/menu.service.ts:8 MenuService.menu: cache-manager read menu:{}
    nest/menu/menu.service.ts:9 MenuService.menu: cache-manager write menu:{} for 30 s
    nest/menu/menu.service.ts:10 MenuService.menu: cache-manager write menu:today for 5 s
    nest/menu/menu.service.ts:11 MenuService.menu: cache-manager invalidate menu:yesterday"
  `);
});

it('counts keys to the callers of a wrapper, and leaves plain maps alone', async () => {
  const text = await cacheUses({
    'cache.js': `
      import Redis from 'ioredis';
      const redis = new Redis();
      const seen = new Map();
      export async function remember(key, seconds, load) {
        const known = await redis.get(key);
        if (known) return JSON.parse(known);
        const value = await load();
        await redis.set(key, JSON.stringify(value), 'EX', seconds);
        return value;
      }
      export const isSeen = (id) => seen.get(id);`,
    'shop.js': `
      import { remember } from './cache.js';
      export const bestsellers = () => remember('bestsellers', 600, async () => []);
      export const product = (id) => remember(\`product:\${id}\`, 60, async () => ({ id }));`,
  });
  expect(text).toMatchInlineSnapshot(`
    "shop.js:3 bestsellers: redis read bestsellers
    shop.js:3 bestsellers: redis write bestsellers for 600 s
    shop.js:4 product: redis read product:{}
    shop.js:4 product: redis write product:{} for 60 s"
  `);
});

it('knows what stays for ever, and what never does, however its arguments are written', async () => {
  const { caches } = await readCalls(
    {
      'tides.py': `
        from redis import Redis
        cache = Redis()
        def keep(day, tide):
            cache.set(day, tide, nx=True)
            cache.set(day, tide, ex=60)
            cache.setex(name=day, time=60, value=tide)
            cache.expire(day, None)`.replace(/^ {8}/gm, ''),
      'tides.ts': `
        import Redis from 'ioredis';
        const cache = new Redis();
        export async function keep(day: string, tide: string) {
          await cache.set(day, tide, 'NX');
          await cache.setex(day, 60, tide);
        }`,
      'tides.go': `package tides
import "github.com/redis/go-redis/v9"
var cache = redis.NewClient(&redis.Options{})
func Keep(day string, tide string) {
  cache.Set(ctx, day, tide, 0)
  cache.Set(ctx, day, tide, time.Minute)
}`,
    },
    readCache,
  );
  const kept = caches.filter(({ unending }) => unending).map(({ spot }) => spot.evidence());
  expect(kept.map(({ file, line }) => `${file}:${line}`)).toMatchInlineSnapshot(`
    [
      "tides.py:5",
      "tides.ts:5",
      "tides.go:5",
    ]
  `);
});

it('knows the caches of Django by their names, and no request that is asked in the same words', async () => {
  const text = await cacheUses({
    'tides.py': `
from django.core.cache import cache, caches
from django.http import HttpRequest

def berth(number):
    shared = caches['tides']
    shared.set('high', 1, 60)
    caches['tides'].get(f'tide:{number}')
    return cache.get(f'berth:{number}')

def token(request: HttpRequest):
    return request.META.get('HTTP_AUTHORIZATION')
`,
    'pages.py': `
from flask_caching import Cache
pages = Cache(config={'CACHE_TYPE': 'RedisCache'})

def page(name):
    return pages.get(f'page:{name}')
`,
  });
  expect(text).toMatchInlineSnapshot(`
    "tides.py:7 berth: django-cache write high for 60 s
    tides.py:8 berth: django-cache read tide:{}
    tides.py:9 berth: django-cache read berth:{}
    pages.py:6 page: django-cache read page:{}"
  `);
});

it('reads the connections of Redis that Rust hands around', async () => {
  const text = await cacheUses({
    'src/main.rs': `use std::sync::Arc;
use axum::extract::{Path, State};
use redis::{aio::ConnectionManager, AsyncCommands};
#[derive(Clone)]
pub struct AppState { pub redis: ConnectionManager, pub pool: deadpool_redis::Pool }
async fn lamp(State(state): State<AppState>, Path(id): Path<i64>) -> Option<String> {
    let mut connection = state.redis.clone();
    let lit: Option<String> = connection.get(format!("lamp:{id}")).await.ok()?;
    lit
}
async fn light(State(state): State<Arc<AppState>>, Path(id): Path<i64>) -> Result<(), redis::RedisError> {
    let mut connection = state.pool.get().await.unwrap();
    let _: () = connection.set_ex(format!("lamp:{id}"), "lit", 90).await?;
    Ok(())
}
pub async fn douse(redis: &ConnectionManager, id: i64) -> Result<(), redis::RedisError> {
    let mut redis = redis.clone();
    redis.del(format!("lamp:{id}")).await
}
async fn main() {
    let redis = redis::Client::open("redis://lamps").unwrap().get_connection_manager().await.unwrap();
    let pool = deadpool_redis::Config::from_url("redis://lamps").create_pool(None).unwrap();
    let state = AppState { redis, pool };
}
pub struct Wicks { connection: redis::aio::MultiplexedConnection }
impl Wicks {
    pub async fn open(url: &str) -> Wicks {
        let client = redis::Client::open(url).unwrap();
        Wicks { connection: client.get_multiplexed_async_connection().await.unwrap() }
    }
    pub async fn trim(&self, id: i64) { let _: () = self.connection.clone().expire(format!("wick:{id}"), 30).await.unwrap(); }
    pub async fn count(&mut self) -> i64 { redis::cmd("INCR").arg("wicks").query_async(&mut self.connection).await.unwrap() }
}
`,
  });
  expect(text).toMatchInlineSnapshot(`
    "src/main.rs:8 lamp: redis read lamp:{}
    src/main.rs:13 light: redis write lamp:{} for 90 s
    src/main.rs:18 douse: redis invalidate lamp:{}
    src/main.rs:31 Wicks.trim: redis write wick:{} for 30 s"
  `);
});
