import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { badges } from './plugins/badges.js';
import knexPlugin from './plugins/knex.js';
import { driverRoutes } from './trips/driver-routes.js';
import tripRoutes from './trips/trip-routes.js';
import { truckRoutes } from './trucks/truck-routes.js';

export function buildServer(): FastifyInstance {
  const server = fastify({ logger: true });
  server.register(knexPlugin);
  server.register(badges);
  server.register(rateLimit, { global: false });

  server.get('/alive', async () => 'yes');
  server.register(fleet, { prefix: '/fleet' });
  return server;
}

/** Everything below /fleet needs a badge, except for the public timetable. */
async function fleet(scope: FastifyInstance): Promise<void> {
  scope.register(async (inside) => {
    inside.addHook('onRequest', inside.readBadge);
    inside.register(truckRoutes, { prefix: '/trucks' });
    inside.register(tripRoutes, { prefix: '/trips' });
  });
  scope.register(driverRoutes, { prefix: '/drivers' });
}
