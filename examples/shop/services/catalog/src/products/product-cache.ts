import type { Redis } from 'ioredis';
import type { Product } from './product-repository.js';

const TTL_SECONDS = 300;
const key = (id: string) => `catalog:product:${id}`;

/** Product pages are most of the traffic, and products seldom change. */
export class ProductCache {
  constructor(private readonly redis: Redis) {}

  async get(id: string, load: (id: string) => Promise<Product | undefined>): Promise<Product | undefined> {
    const cached = await this.redis.get(key(id));
    if (cached) return JSON.parse(cached) as Product;
    const product = await load(id);
    if (product) await this.redis.set(key(id), JSON.stringify(product), 'EX', TTL_SECONDS);
    return product;
  }

  async forget(id: string): Promise<void> {
    await this.redis.del(key(id));
  }
}
