import type { FastifyInstance } from 'fastify';

export const autoPrefix = '/barrels/:barrel/tastings';

export default async function tastings(app: FastifyInstance) {
  app.get('/:day', async (request) => ({ day: request.params }));
}
