import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

async function keys(app: FastifyInstance) {
  app.addHook('onRequest', async function checkKey(request, reply) {
    if (request.headers['x-cellar-key'] === undefined) return reply.code(401).send({ error: 'no key' });
  });
}

export default fp(keys);
