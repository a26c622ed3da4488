'use strict';
const Hapi = require('@hapi/hapi');
const { Pool } = require('pg');
const rides = require('./plugins/rides');

const pool = new Pool();

const start = async () => {
  const server = Hapi.server({ port: 4000 });
  await server.register(require('@hapi/jwt'));
  server.auth.strategy('wristband', 'jwt', {});
  server.auth.default('wristband');
  await server.register([{ plugin: rides, routes: { prefix: '/rides' } }]);
  server.route({ method: 'GET', path: '/health', options: { auth: false }, handler: () => 'ok' });
  server.route({ method: ['PUT', 'PATCH'], path: '/tickets/{id}', options: { handler: punchTicket } });
  await server.start();
};

async function punchTicket(request) {
  await pool.query('UPDATE tickets SET punched = true WHERE id = $1', [request.params.id]);
  return { punched: true };
}

start();
