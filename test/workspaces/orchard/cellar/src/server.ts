import path from 'node:path';
import AutoLoad from '@fastify/autoload';
import Fastify from 'fastify';

const app = Fastify();

app.register(AutoLoad, { dir: path.join(import.meta.dirname, 'plugins') });
app.register(AutoLoad, {
  dir: path.join(import.meta.dirname, 'routes'),
  options: { prefix: '/cellar' },
  routeParams: true,
});

app.listen({ port: 4700 });
