import fp from 'fastify-plugin';
import { Redis } from 'ioredis';

declare module 'fastify' {
  interface FastifyInstance {
    redis: Redis;
  }
}

export const redis = fp(async (app) => {
  const client = new Redis(process.env.REDIS_URL ?? 'redis://redis:6379', { maxRetriesPerRequest: 1 });
  app.decorate('redis', client);
  app.addHook('onClose', async () => {
    await client.quit();
  });
});
