import Fastify, { type FastifyInstance } from 'fastify';
import { categoryRoutes } from './products/category-routes.js';
import { productAdminRoutes } from './products/admin-routes.js';
import { productRoutes } from './products/routes.js';
import { database } from './plugins/database.js';
import { problemDetails } from './plugins/problem-details.js';
import { redis } from './plugins/redis.js';
import { serviceToken } from './plugins/service-token.js';
import { reviewRoutes } from './reviews/routes.js';

export async function buildApp(): Promise<FastifyInstance> {
  const app = Fastify({ logger: true });
  await app.register(problemDetails);
  await app.register(database);
  await app.register(redis);
  await app.register(serviceToken);

  app.get('/health', async () => ({ status: 'ok' }));

  await app.register(
    async (v1) => {
      await v1.register(categoryRoutes, { prefix: '/categories' });
      await v1.register(productRoutes, { prefix: '/products' });
      await v1.register(productAdminRoutes, { prefix: '/products' });
      await v1.register(reviewRoutes, { prefix: '/products/:productId/reviews' });
    },
    { prefix: '/v1' },
  );
  return app;
}
