import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('Elysia: functions that are used with the router, and guards that macros name', async () => {
  const system = await systemOf({
    'package.json': '{"name":"lagoon","dependencies":{"elysia":"1"}}',
    'index.ts': `import { Elysia } from 'elysia';
import { pools } from './pools';
import { fish } from './fish';
new Elysia({ prefix: '/lagoon' }).use(fish).group('/v1', (app) => app.use(pools).get('/tide', () => 'low')).listen(3000);
`,
    'pools.ts': `import type { Elysia } from 'elysia';
export const pools = (app: Elysia) => app.group('/pools', (pool) => pool.get('/', () => []).put('/:poolId/drain', () => 1));
`,
    'keys.ts': `import { Elysia } from 'elysia';
export const keys = new Elysia({ name: 'keys' })
  .macro({ signedIn: { resolve({ status, headers }) { if (!headers.authorization) return status(401); } } })
  .macro('diver', (depth: number) => ({ beforeHandle({ set, diver }) { if (diver.depth < depth) { set.status = 403; return 'no'; } } }));
`,
    'fish.ts': `import { Elysia } from 'elysia';
import { keys } from './keys';
export const fish = new Elysia({ prefix: '/fish' })
  .use(keys)
  .get('/', () => [], { signedIn: false })
  .post('/', ({ body }) => body, { signedIn: true, diver: 20 });
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "lagoon GET /lagoon/fish: 
    lagoon GET /lagoon/v1/pools: 
    lagoon GET /lagoon/v1/tide: 
    lagoon POST /lagoon/fish: signedIn authentication; diver authorization
    lagoon PUT /lagoon/v1/pools/{poolId}/drain: "
  `);
});

test('Hono: a path of its own stands before the routes of a router once, also where it is mounted', async () => {
  const system = await systemOf({
    'package.json': '{"name":"quarry","dependencies":{"hono":"4"}}',
    'index.ts': `import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
const hooks = new Hono().basePath('/hooks').use('/*', bearerAuth({ token })).post('/blast/:site', (c) => c.text(''));
export default new Hono().route('/', hooks);
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`"quarry POST /hooks/blast/{site}: bearerAuth authentication"`);
});

test('Fastify: a limit that a route lifts, and a list of one guard that is composed', async () => {
  const system = await systemOf({
    'package.json': '{"name":"depot","dependencies":{"fastify":"4","@fastify/auth":"4","@fastify/rate-limit":"9"}}',
    'app.ts': `import Fastify from 'fastify';
import limits from '@fastify/rate-limit';
const app = Fastify();
app.register(limits, { max: 50 });
app.get('/trams', async () => []);
app.post('/stops', { config: { rateLimit: false } }, async () => ({}));
app.put('/trams/:id', { preHandler: app.auth([requireDispatcher]) }, async () => ({}));
async function requireDispatcher(request, reply) {
  if (request.user.role !== 'dispatcher') return reply.code(403).send({});
}
app.listen({ port: 80 });
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "depot GET /trams: limits rate-limit
    depot POST /stops: 
    depot PUT /trams/{id}: limits rate-limit; requireDispatcher authorization"
  `);
});

test('tRPC: routers stand where middleware or a plugin is mounted that is made of them', async () => {
  const procedures = `import { initTRPC } from '@trpc/server';
const t = initTRPC.create();
export const appRouter = t.mergeRouters(t.router({ ping: t.procedure.query(() => 1) }), t.router({ spin: t.procedure.mutation(() => 1) }));
`;
  const system = await systemOf({
    'loom/package.json': '{"name":"loom","dependencies":{"express":"4","@trpc/server":"10"}}',
    'loom/router.ts': procedures,
    'loom/app.ts': `import express from 'express';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { appRouter } from './router';
express().use('/threads', createExpressMiddleware({ router: appRouter, createContext })).listen(80);
`,
    'wheel/package.json': '{"name":"wheel","dependencies":{"fastify":"4","@trpc/server":"10"}}',
    'wheel/router.ts': procedures,
    'wheel/app.ts': `import Fastify from 'fastify';
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import { appRouter } from './router';
Fastify().register(fastifyTRPCPlugin, { prefix: '/rpc', trpcOptions: { router: appRouter } });
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "loom GET /threads/ping: 
    loom POST /threads/spin: 
    wheel GET /rpc/ping: 
    wheel POST /rpc/spin: "
  `);
});

test('Nuxt and SvelteKit: files of middleware and hooks stand before the routes at whose paths they refuse', async () => {
  const system = await systemOf({
    'shells/package.json': '{"name":"shells","dependencies":{"nuxt":"3"}}',
    'shells/server/middleware/keeper.ts': `export default defineEventHandler((event) => {
  if (event.path.startsWith('/api/keys') && !getHeader(event, 'authorization')) throw createError({ statusCode: 401 });
});
`,
    'shells/server/api/keys.get.ts': 'export default defineEventHandler(() => []);\n',
    'shells/server/api/shells.get.ts': 'export default defineEventHandler(() => []);\n',
    'shells/server/api/shells.post.ts':
      'export default defineEventHandler(async (event) => { await requireUserSession(event); return readBody(event); });\n',
    'docks/package.json': '{"name":"docks","dependencies":{"@sveltejs/kit":"2"}}',
    'docks/src/hooks.server.ts': `import { error } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
const known = async ({ event, resolve }) => {
  if (event.url.pathname.startsWith('/docks') && !event.locals.user) throw error(401, 'who?');
  return resolve(event);
};
export const handle = sequence(known);
`,
    'docks/src/routes/docks/[dock]/+server.ts':
      "export const GET = ({ url }) => new Response(url.searchParams.get('side'));\n",
    'docks/src/routes/tides/+server.ts': "export const GET = () => new Response('');\n",
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "docks GET /docks/{dock}: known authentication
    docks GET /tides: 
    shells GET /api/keys: keeper authentication
    shells GET /api/shells: 
    shells POST /api/shells: requireUserSession authentication"
  `);
  const dock = system.endpoints.find(({ path }) => path === '/docks/{dock}');
  expect(dock?.parameters.map((each) => `${each.in} ${each.name}`)).toEqual(['path dock', 'query side']);
});

test('Next: headers of the configuration say whose pages may read which answers', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{"name":"pier","dependencies":{"next":"14"}}',
    'next.config.js': `module.exports = {
  async headers() {
    return [{ source: '/api/boats/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: 'https://pier.example' }] }];
  },
};
`,
    'app/api/boats/[boat]/route.ts': "export const GET = () => new Response('');\n",
    'app/api/tides/route.ts': "export const GET = () => new Response('');\n",
  });
  const lines = endpoints.map(({ path, guards }) => [
    path,
    ...guards.map(({ kind, policy }) => `${kind} ${policy?.origins}`),
  ]);
  expect(lines).toEqual([['/api/boats/{boat}', 'cors https://pier.example'], ['/api/tides']]);
});

test('Express: what stands before all that begins so stands before nothing else', async () => {
  const system = await systemOf({
    'package.json': '{"name":"harbor","dependencies":{"express":"4"}}',
    'app.js': `const app = require('express')();
app.all('/admin*', requireKeeper);
app.get('/admin/stats', (visit, answer) => answer.json({}));
app.get('/admins', (visit, answer) => answer.json([]));
app.get('/robots.txt', (visit, answer) => answer.send(''));
function requireKeeper(visit, answer, next) {
  if (!visit.headers.authorization) return answer.status(401).end();
  next();
}
app.listen(80);
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "harbor GET /admin/stats: requireKeeper authentication
    harbor GET /admins: requireKeeper authentication
    harbor GET /robots.txt: "
  `);
});
