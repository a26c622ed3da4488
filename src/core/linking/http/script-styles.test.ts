import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

async function routesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { endpoints } = await systemOf(files);
  return endpoints.map(({ method, path, handler }) => `${method} ${path}${handler === undefined ? '' : ' →'}`).sort();
}

test('an application that express-ws gives back, and chains on the router of an instance', async () => {
  const routes = await routesOf({
    'package.json': '{"name":"fairground","dependencies":{"express":"5","express-ws":"5"}}',
    'main.ts': `import express from 'express';
import expressWs from 'express-ws';
import { Wheels } from './wheels';
const { app } = expressWs(express());
app.ws('/queue', (socket, visit) => {});
app.get('/map', (visit, answer) => answer.json({}));
[new Wheels()].forEach((part) => app.use('/rides', part.router));
`,
    'wheels.ts': `import { Router } from 'express';
export class Wheels {
  router = Router();
  constructor() {
    this.router.get('/wheels', this.list).post('/wheels', this.add);
  }
  list = (visit, answer) => answer.json([]);
  add = (visit, answer) => answer.json({});
}
`,
  });
  expect(routes).toEqual(['GET /map →', 'GET /queue →', 'GET /rides/wheels →', 'POST /rides/wheels →']);
});

test('verbs of Hono and Elysia in chains: without a path of their own, by name, and over web sockets', async () => {
  const routes = await routesOf({
    'package.json': '{"name":"fairground","dependencies":{"hono":"4","elysia":"1"}}',
    'tickets.ts': `import { Hono } from 'hono';
export default new Hono().get('/tickets', (c) => c.json([])).post((c) => c.json({}, 201));
`,
    'stalls.ts': `import Elysia from 'elysia';
const candy = new Elysia({ prefix: '/candy' });
candy.get('/:kind', ({ params }) => params.kind);
new Elysia().use(candy).route('PUT', '/prices', () => 1).ws('/shouts', { message() {} }).all('/stalls', () => 2).listen(80);
`,
  });
  expect(routes).toEqual([
    'ANY /stalls →',
    'GET /candy/{kind} →',
    'GET /shouts',
    'GET /tickets →',
    'POST /tickets →',
    'PUT /prices →',
  ]);
});

test('routes of hapi in lists that are put together and that functions give', async () => {
  const routes = await routesOf({
    'package.json': '{"name":"fairground","dependencies":{"@hapi/hapi":"21"}}',
    'server.js': `const Hapi = require('@hapi/hapi');
const server = Hapi.server({ port: 80 });
const open = [{ method: 'GET', path: '/tents', handler: () => 1 }].concat([{ method: 'PUT', path: '/tents/{id}', handler: () => 2 }]);
server.route(open);
server.route([...require('./ropes')]);
server.route(below('/poles'));
function below(base) {
  return [{ method: 'DELETE', path: base + '/{id}', handler: () => 3 }];
}
`,
    'ropes.js': "module.exports = [{ method: 'POST', path: '/ropes', handler: () => 4 }];\n",
  });
  expect(routes).toEqual(['DELETE /poles/{id} →', 'GET /tents →', 'POST /ropes →', 'PUT /tents/{id} →']);
});

test('controllers of Nest by decorators that are given a name, and by classes that functions make', async () => {
  const routes = await routesOf({
    'package.json': '{"name":"fairground","dependencies":{"@nestjs/common":"11"}}',
    'shared.ts': `import { applyDecorators, Controller, Get, Post } from '@nestjs/common';
export const Booth = (name: string) => applyDecorators(Controller(\`booths/\${name}\`));
export function Shelf(name: string): any {
  @Controller()
  abstract class Rows {
    @Get() all() {}
    @Post() add() {}
  }
  return Rows;
}
`,
    'prizes.ts': `import { Controller, Patch, Sse } from '@nestjs/common';
import { Booth, Shelf } from './shared';
@Booth('darts')
export class Darts {
  @Sse('scores') scores() {}
}
@Controller('prizes')
export class Prizes extends Shelf('prize') {
  @Patch(':id') change() {}
}
`,
  });
  expect(routes).toEqual(['GET /booths/darts/scores →', 'GET /prizes →', 'PATCH /prizes/{id} →', 'POST /prizes →']);
});

test('the base path of Next.js, private folders, and folders that are called like the one of all routes', async () => {
  const routes = await routesOf({
    'package.json': '{"name":"fairground","dependencies":{"next":"15"}}',
    'next.config.mjs':
      "import plug from 'next-plug';\nconst config = { basePath: '/fair' };\nexport default plug()(config);\n",
    'src/app/api/app/route.ts': 'export function GET() { return new Response(); }\n',
    'src/app/_parts/route.ts': 'export function GET() { return new Response(); }\n',
    'src/pages/api/gates.ts': 'export default function handler(visit, answer) { answer.json({}); }\n',
  });
  expect(routes).toEqual(['ANY /fair/api/gates →', 'GET /fair/api/app →']);
});

test('routes that React Router is told in a file, with what lies below them', async () => {
  const routes = await routesOf({
    'package.json': '{"name":"fairground","devDependencies":{"@react-router/dev":"7"}}',
    'app/routes.ts': `import { index, layout, prefix, route } from '@react-router/dev/routes';
export default [
  index('./home.tsx'),
  layout('./frame.tsx', [route('visit', './visit.tsx')]),
  ...prefix('rides', [route(':ride', './ride.tsx', [route('book', './visit.tsx')])]),
];
`,
    'app/home.tsx': 'export default function Home() { return null; }\n',
    'app/visit.tsx': 'export async function action() { return null; }\n',
    'app/ride.tsx': 'export async function loader({ params }) { return params.ride; }\n',
  });
  expect(routes).toEqual(['GET /rides/{ride} →', 'POST /rides/{ride}/book →', 'POST /visit →']);
});

test('tables of Sails and contracts of ts-rest', async () => {
  const routes = await routesOf({
    'kiosk/package.json': '{"name":"kiosk","dependencies":{"sails":"1"}}',
    'kiosk/config/routes.js': `module.exports.routes = {
  'POST /orders': { action: 'orders/place' },
  'GET /menu': 'MenuController.show',
  'PUT r|^/secret$|': 'MenuController.show',
};
`,
    'kiosk/api/controllers/orders/place.js': 'module.exports = { fn: async function (inputs) { return inputs; } };\n',
    'kiosk/api/controllers/MenuController.js': 'module.exports = { show(req, res) { return res.ok(); } };\n',
    'bar/package.json': '{"name":"bar","dependencies":{"@ts-rest/core":"3","@ts-rest/express":"3","express":"5"}}',
    'bar/contract.ts': `import { initContract } from '@ts-rest/core';
const c = initContract();
export const drinks = c.router({ pour: { method: 'POST', path: '/drinks/:id' } }, { pathPrefix: '/bar' });
export const contract = c.router({ drinks, menu: { method: 'GET', path: '/drinks' } });
`,
    'bar/main.ts': `import express from 'express';
import { createExpressEndpoints, initServer } from '@ts-rest/express';
import { contract } from './contract';
const server = initServer();
const router = server.router(contract, {
  menu: async () => ({ status: 200, body: [] }),
  drinks: { pour: async ({ params }) => ({ status: 201, body: params }) },
});
createExpressEndpoints(contract, router, express());
`,
  });
  expect(routes).toEqual(['GET /drinks →', 'GET /menu →', 'POST /bar/drinks/{id} →', 'POST /orders →']);
});

test('hooks that Fastify loads for a folder, and handlers of Next that are wrapped where they come from', async () => {
  const system = await systemOf({
    'mill/package.json': '{"name":"mill","type":"module","dependencies":{"fastify":"5","@fastify/autoload":"6"}}',
    'mill/app.js': `import { join } from 'node:path';
import autoload from '@fastify/autoload';
import Fastify from 'fastify';
const app = Fastify();
app.register(autoload, { dir: join(import.meta.dirname, 'routes'), autoHooks: true, cascadeHooks: true });
app.listen({ port: 3000 });
`,
    'mill/routes/flour/index.js': "export default async (app) => { app.get('/', async () => []); };\n",
    'mill/routes/sacks/autohooks.js': `export default async (app) => {
  app.addHook('onRequest', async (visit, answer) => {
    if (!visit.headers.key) return answer.code(401).send();
  });
};
`,
    'mill/routes/sacks/index.js': "export default async (app) => { app.post('/', async () => ({})); };\n",
    'mill/routes/sacks/labels/index.js': "export default async (app) => { app.get('/', async () => []); };\n",
    'shop/package.json': '{"name":"shop","dependencies":{"next":"15"}}',
    'shop/lib/with-miller.ts': `export function withMiller(answer) {
  return async (visit) => {
    if (!visit.headers.get('key')) return new Response('', { status: 401 });
    return answer(visit);
  };
}
`,
    'shop/lib/sacks.ts': `import { withMiller } from './with-miller';
export const GET = withMiller(async () => Response.json([]));
`,
    'shop/app/api/sacks/route.ts': "export { GET } from '../../../lib/sacks';\n",
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "mill GET /flour: 
    mill GET /sacks/labels: middleware authentication
    mill POST /sacks: middleware authentication
    shop GET /api/sacks: withMiller authentication"
  `);
});
