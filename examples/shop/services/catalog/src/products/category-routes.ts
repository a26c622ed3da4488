import type { FastifyPluginAsync } from 'fastify';

export const categoryRoutes: FastifyPluginAsync = async (app) => {
  app.get('/', async (_request, reply) => {
    const { rows } = await app.db.query('SELECT id, slug, title FROM categories ORDER BY position LIMIT 200');
    reply.header('cache-control', 'public, max-age=600');
    return { items: rows };
  });
};
