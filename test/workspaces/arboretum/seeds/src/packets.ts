import knexOf from 'knex';
import { builder } from './builder';

const knex = knexOf({ client: 'pg', connection: process.env.SEEDS_DATABASE_URL });

builder.queryField('packets', (t) =>
  t.field({
    type: ['Packet'],
    args: { genus: t.arg.string({ required: true }) },
    resolve: (_root, { genus }) => knex('packets').where({ genus }).limit(50),
  }),
);

builder.mutationFields((t) => ({
  sowPacket: t.field({
    type: 'Packet',
    authScopes: { loggedIn: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }) => knex('packets').where({ id }).update({ sown: true }),
  }),
}));
