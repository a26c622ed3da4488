import type { FastifyPluginAsync } from 'fastify';
import { inTransaction } from '../plugins/database.js';
import { Problem } from '../plugins/problem-details.js';
import { ProductCache } from '../products/product-cache.js';
import { productParams } from '../products/schemas.js';

interface NewReview {
  customerId: string;
  stars: number;
  text: string;
}

const REVIEW = 'id, stars, text, created_at AS "createdAt"';

const newReview = {
  type: 'object',
  required: ['customerId', 'stars'],
  properties: {
    customerId: { type: 'string', format: 'uuid' },
    stars: { type: 'integer', minimum: 1, maximum: 5 },
    text: { type: 'string', maxLength: 2_000, default: '' },
  },
} as const;

export const reviewRoutes: FastifyPluginAsync = async (app) => {
  const cache = new ProductCache(app.redis);

  app.get<{ Params: { productId: string } }>('/', { schema: { params: productParams } }, async (request) => {
    const { rows } = await app.db.query(
      `SELECT ${REVIEW} FROM reviews WHERE product_id = $1 ORDER BY created_at DESC`,
      [request.params.productId],
    );
    return { items: rows };
  });

  app.post<{ Params: { productId: string }; Body: NewReview }>(
    '/',
    { schema: { params: productParams, body: newReview }, onRequest: app.requireServiceToken },
    async (request, reply) => {
      const { productId } = request.params;
      const { customerId, stars, text } = request.body;
      const review = await inTransaction(app.db, async (client) => {
        const inserted = await client.query(
          `INSERT INTO reviews (product_id, customer_id, stars, text) VALUES ($1, $2, $3, $4)
           ON CONFLICT (customer_id, product_id) DO NOTHING
           RETURNING ${REVIEW}`,
          [productId, customerId, stars, text],
        );
        if (inserted.rowCount === 0) throw new Problem(409, 'You have reviewed this product already');
        await client.query(
          `UPDATE products
              SET average_rating = (SELECT avg(stars) FROM reviews WHERE product_id = $1)
            WHERE id = $1`,
          [productId],
        );
        return inserted.rows[0];
      });
      await cache.forget(productId);
      return reply.status(201).send(review);
    },
  );
};
