import type { FastifyPluginAsync } from 'fastify';
import { Problem } from '../plugins/problem-details.js';
import { ProductCache } from './product-cache.js';
import { ProductRepository } from './product-repository.js';
import { idsQuery, limitQuery, listQuery, productParams, searchQuery } from './schemas.js';

export const productRoutes: FastifyPluginAsync = async (app) => {
  const products = new ProductRepository(app.db);
  const cache = new ProductCache(app.redis);

  app.get<{ Querystring: { category?: string; after?: string; limit: number } }>(
    '/',
    { schema: { querystring: listQuery } },
    async (request) => {
      const { category, after, limit } = request.query;
      const items = await products.list(category, after, limit);
      return { items, next: items.length === limit ? items[items.length - 1].id : null };
    },
  );

  app.get<{ Querystring: { q: string; limit: number } }>(
    '/search',
    { schema: { querystring: searchQuery } },
    async (request) => ({ items: await products.search(request.query.q, request.query.limit) }),
  );

  app.get<{ Querystring: { limit: number } }>(
    '/bestsellers',
    { schema: { querystring: limitQuery } },
    async (request) => ({ items: await products.bestsellers(request.query.limit) }),
  );

  app.get<{ Querystring: { ids: string } }>('/batch', { schema: { querystring: idsQuery } }, async (request) => ({
    items: await products.byIds(request.query.ids.split(',')),
  }));

  app.get<{ Querystring: { ids: string } }>('/tax-codes', { schema: { querystring: idsQuery } }, async (request) => ({
    items: await products.taxCodes(request.query.ids.split(',')),
  }));

  app.get<{ Params: { productId: string } }>('/:productId', { schema: { params: productParams } }, async (request) => {
    const product = await cache.get(request.params.productId, (id) => products.byId(id));
    if (!product) throw new Problem(404, 'No such product');
    return product;
  });
};
