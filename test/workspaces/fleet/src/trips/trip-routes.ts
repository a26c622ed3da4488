import { type Static, Type } from '@sinclair/typebox';
import type { FastifyPluginAsync } from 'fastify';
import { finishTrip, refuel, tripsOf } from './trip-log.js';

const Trip = Type.Object({
  truckId: Type.Integer(),
  driverId: Type.Integer(),
  distanceKm: Type.Integer({ minimum: 1 }),
});

const tripRoutes: FastifyPluginAsync = async (app) => {
  app.post<{ Body: Static<typeof Trip> }>('/', { schema: { body: Trip } }, async (request, reply) => {
    await finishTrip(app.knex, request.body);
    return reply.code(201).send();
  });

  app.get<{ Params: { truckId: number } }>('/of-truck/:truckId', async ({ params }) =>
    tripsOf(app.knex, params.truckId),
  );

  app.post<{ Params: { truckId: number }; Body: { litres: number } }>(
    '/of-truck/:truckId/refuels',
    { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } },
    async ({ params, body }) => refuel(app.knex, params.truckId, body.litres),
  );

  app.addHook('preHandler', app.onlyRole('driver'));
};

export default tripRoutes;
