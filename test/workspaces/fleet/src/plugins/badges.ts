import jwt from '@fastify/jwt';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    readBadge(request: FastifyRequest, reply: FastifyReply): Promise<void>;
    onlyRole(role: string): (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  }
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    user: { badge: string; role: string };
  }
}

export const badges = fp(async (server) => {
  await server.register(jwt, { secret: process.env.BADGE_SECRET ?? '' });

  server.decorate('readBadge', async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      await request.jwtVerify();
    } catch {
      await reply.code(401).send({ message: 'Show your badge' });
    }
  });

  server.decorate('onlyRole', (role: string) => async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.user.role !== role) await reply.code(403).send({ message: 'Wrong badge' });
  });
});
