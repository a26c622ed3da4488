import fp from 'fastify-plugin';
import knex, { type Knex } from 'knex';

declare module 'fastify' {
  interface FastifyInstance {
    knex: Knex;
  }
}

export default fp(async (server) => {
  const db = knex({ client: 'pg', connection: process.env.FLEET_DB, pool: { max: 8 } });
  server.decorate('knex', db);
  server.addHook('onClose', () => db.destroy());
});
