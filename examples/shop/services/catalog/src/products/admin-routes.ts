import type { FastifyPluginAsync } from 'fastify';
import { Problem } from '../plugins/problem-details.js';
import { ProductCache } from './product-cache.js';
import { type ProductPatch, ProductRepository } from './product-repository.js';
import { productParams, productPatch } from './schemas.js';

export const productAdminRoutes: FastifyPluginAsync = async (app) => {
  const products = new ProductRepository(app.db);
  const cache = new ProductCache(app.redis);

  app.addHook('onRequest', app.requireServiceToken);

  app.patch<{ Params: { productId: string }; Body: ProductPatch }>(
    '/:productId',
    { schema: { params: productParams, body: productPatch } },
    async (request) => {
      const { productId } = request.params;
      const product = await products.update(productId, request.body);
      if (!product) throw new Problem(404, 'No such product');
      await cache.forget(productId);
      return product;
    },
  );
};
