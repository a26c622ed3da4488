import type { FastifyInstance } from 'fastify';

export default async function barrels(app: FastifyInstance) {
  app.post('/', async (request, reply) => reply.code(201).send({ barrel: request.id }));
}
