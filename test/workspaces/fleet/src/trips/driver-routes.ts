import type { FastifyInstance } from 'fastify';

export async function driverRoutes(drivers: FastifyInstance) {
  drivers.get('/timetable', async () =>
    drivers.knex('trips').innerJoin('drivers', 'drivers.id', 'trips.driver_id').select('drivers.full_name').limit(20),
  );

  drivers.put<{ Params: { badge: string }; Body: { fullName: string } }>(
    '/:badge',
    { onRequest: [drivers.readBadge, drivers.onlyRole('dispatcher')] },
    async ({ params, body }, reply) => {
      await drivers.knex('drivers').insert({ badge: params.badge, full_name: body.fullName }).onConflict('badge').merge();
      return reply.code(204).send();
    },
  );
}
