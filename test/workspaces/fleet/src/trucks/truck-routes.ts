import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { TruckRepository } from './truck-repository.js';

const NewTruck = Type.Object({ plate: Type.String({ minLength: 4, maxLength: 12 }) });
const TruckList = Type.Object({
  after: Type.Integer({ default: 0 }),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});

export async function truckRoutes(app: FastifyInstance): Promise<void> {
  const trucks = new TruckRepository(app.knex);

  app.get<{ Querystring: Static<typeof TruckList> }>('/', { schema: { querystring: TruckList } }, (request) =>
    trucks.active(request.query.after, request.query.limit),
  );

  app.get<{ Querystring: { km?: number; limit: number } }>('/oldest', ({ query }) => trucks.search(query.km, query.limit));

  app.get<{ Params: { plate: string } }>('/:plate', async (request, reply) => {
    const truck = await trucks.byPlate(request.params.plate);
    if (!truck) return reply.code(404).send({ message: 'No such truck' });
    return { ...truck, ...(await trucks.consumption(truck.id)) };
  });

  app.route<{ Body: Static<typeof NewTruck> }>({
    method: 'POST',
    url: '/',
    schema: { body: NewTruck },
    preHandler: app.onlyRole('dispatcher'),
    handler: async (request, reply) => reply.code(201).send(await trucks.add(request.body.plate)),
  });

  app.route<{ Params: { id: number } }>({
    method: ['DELETE'],
    url: '/:id',
    preHandler: [app.onlyRole('dispatcher')],
    async handler(request, reply) {
      await trucks.retire(request.params.id);
      return reply.code(204).send();
    },
  });
}
