import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Problem } from './problem-details.js';

declare module 'fastify' {
  interface FastifyInstance {
    requireServiceToken(request: FastifyRequest): Promise<void>;
  }
}

/** For routes that change something: only our own services may call them. */
export const serviceToken = fp(async (app) => {
  const expected = Buffer.from(process.env.SERVICE_TOKEN ?? '');
  app.decorate('requireServiceToken', async (request: FastifyRequest) => {
    const given = Buffer.from(String(request.headers['x-service-token'] ?? ''));
    if (expected.length === 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new Problem(401, 'Service token is missing or wrong');
    }
  });
});
