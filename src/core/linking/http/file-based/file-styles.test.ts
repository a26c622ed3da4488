import { expect, test } from 'vitest';
import { callsText, endpointsText } from '../../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../../test/support/system-of.ts';

const schema = `import { integer, pgTable, text } from 'drizzle-orm/pg-core';
export const keepers = pgTable('keepers', { id: integer('id').primaryKey(), name: text('name') });
export const hives = pgTable('hives', { id: integer('id').primaryKey(), keeper: integer('keeper').references(() => keepers.id) });
`;

test('pages of SvelteKit by aliases that nobody declares, behind their layout, and what hooks let pass', async () => {
  const system = await systemOf({
    'package.json': '{"name":"apiary","dependencies":{"@sveltejs/kit":"2","drizzle-orm":"0.36"}}',
    'svelte.config.js': "export default { kit: { alias: { $data: 'src/lib/server/data' } } };\n",
    'src/lib/server/data/schema.ts': schema,
    'src/lib/server/data/index.ts': `import { drizzle } from 'drizzle-orm/postgres-js';
import * as schema from './schema';
export const db = drizzle(process.env.DATABASE_URL, { schema });
export * as table from './schema';
`,
    'src/lib/server/keeper.ts': `import { error, redirect } from '@sveltejs/kit';
export function requireKeeper({ locals, url }) {
  if (!locals.keeper) redirect(303, \`/login?next=\${url.pathname}\`);
  return locals.keeper;
}
export function ownersOnly(event) {
  const keeper = requireKeeper(event);
  if (!keeper.owner) error(403, 'Owners only');
}
`,
    'src/lib/server/hives.ts': `import { db, table } from '$data';
export const addHive = (keeper: number) => db.insert(table.hives).values({ keeper });
`,
    'src/hooks.server.ts': `import { error } from '@sveltejs/kit';
const OPEN = ['/api/health'];
export const handle = async ({ event, resolve }) => {
  const { pathname } = event.url;
  const open = OPEN.some((each) => pathname.startsWith(each));
  if (pathname.startsWith('/api/') && !open && !event.locals.keeper) error(401, 'Sign in');
  return resolve(event);
};
`,
    'src/routes/(app)/+layout.server.ts': `import { requireKeeper } from '$lib/server/keeper';
export const load = (event) => ({ keeper: requireKeeper(event) });
`,
    'src/routes/(app)/hives/[id]/+page.server.ts': `import { db, table } from '$data';
import { ownersOnly } from '$lib/server/keeper';
import { addHive } from '$lib/server/hives';
export const load = async () => ({ hives: await db.select().from(table.hives) });
export const actions = {
  addHive: async (event) => {
    ownersOnly(event);
    await addHive(1);
  },
};
`,
    'src/routes/[[lang]]/about/+page.server.ts': 'export const load = () => ({});\n',
    'src/routes/api/health/+server.ts': "export const GET = () => new Response('buzz');\n",
    'src/routes/api/weather/+server.ts':
      "export const GET = async ({ fetch }) => new Response((await fetch('https://weather.example/today')).body);\n",
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /about  src/routes/[[lang]]/about/+page.server.ts:1
    GET /api/health  src/routes/api/health/+server.ts:1
    GET /api/weather  src/routes/api/weather/+server.ts:1
        behind handle authentication
    GET /hives/{id}  src/routes/(app)/hives/[id]/+page.server.ts:4
        behind requireKeeper authentication
        reads hives
    POST /hives/{id}?/addHive  src/routes/(app)/hives/[id]/+page.server.ts:6
        behind ownersOnly authentication, ownersOnly authorization
        writes hives
    GET /{lang}/about  src/routes/[[lang]]/about/+page.server.ts:1"
  `);
  expect(callsText(system)).toMatchInlineSnapshot(
    `"GET /api/weather → GET weather.example /today, 300000 ms by default"`,
  );
});

test('what Nuxt imports by itself: queries, wrappers that guard, requests, and middleware for some paths', async () => {
  const system = await systemOf({
    'package.json': '{"name":"apiary","dependencies":{"nuxt":"3","drizzle-orm":"0.36","nuxt-auth-utils":"0.5"}}',
    'nuxt.config.ts': 'export default defineNuxtConfig({});\n',
    'server/database/schema.ts': schema,
    'server/utils/drizzle.ts': `import { drizzle } from 'drizzle-orm/postgres-js';
import * as schema from '../database/schema';
export const tables = schema;
export const useDrizzle = () => drizzle(process.env.DATABASE_URL, { schema });
`,
    'server/utils/owner-handler.ts': `export default (handler) => defineEventHandler(async (event) => {
  const { user } = await requireUserSession(event);
  if (!user.owner) throw createError({ statusCode: 403 });
  return handler(event);
});
`,
    'server/middleware/keepers.ts': `export default defineEventHandler((event) => {
  if (!event.path.startsWith('/api/keepers')) return;
  if (!event.context.keeper) throw createError({ statusCode: 401 });
});
`,
    'server/api/hives/index.get.ts':
      'export default defineEventHandler(() => useDrizzle().select().from(tables.hives));\n',
    'server/api/hives/[id].delete.ts': 'export default ownerHandler(() => useDrizzle().delete(tables.hives));\n',
    'server/api/keepers.post.ts': `import { keepers } from '~~/server/database/schema';
export default defineEventHandler(async () => {
  await useDrizzle().insert(keepers).values({ name: 'Ada' });
  await $fetch('http://mail.example/messages', { method: 'POST' });
});
`,
    'server/api/[...].ts': "export default defineEventHandler(() => 'nothing here');\n",
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /api/hives  server/api/hives/index.get.ts:1
        reads hives
    DELETE /api/hives/{id}  server/api/hives/[id].delete.ts:1
        behind ownerHandler authentication, ownerHandler authorization
        writes hives
    POST /api/keepers  server/api/keepers.post.ts:2
        behind keepers authentication
        writes keepers
    ANY /api/{wildcard}  server/api/[...].ts:1"
  `);
  expect(callsText(system)).toMatchInlineSnapshot(
    `"POST /api/keepers → POST mail.example /messages, 300000 ms by default"`,
  );
});

test('guards of React Router by what loads around a page, and the methods that an action looks for', async () => {
  const system = await systemOf({
    'package.json': '{"name":"apiary","dependencies":{"@react-router/node":"7","@react-router/dev":"7"}}',
    'app/routes.ts': `import { index, layout, prefix, route } from '@react-router/dev/routes';
export default [
  index('./home.tsx'),
  layout('./keeper.tsx', [...prefix('hives', [route(':id', './hive.tsx')])]),
];
`,
    'app/session.ts': `import { redirect } from 'react-router';
export async function requireKeeper(request: Request) {
  const keeper = request.headers.get('cookie');
  if (!keeper) throw redirect('/login');
  return keeper;
}
export async function requireOwner(request: Request) {
  if ((await requireKeeper(request)) !== 'owner') throw new Response('No', { status: 403 });
}
`,
    'app/home.tsx': 'export const loader = () => ({});\n',
    'app/keeper.tsx': `import { requireKeeper } from './session';
export const loader = async ({ request }) => ({ keeper: await requireKeeper(request) });
`,
    'app/hive.tsx': `import { requireOwner } from './session';
export const loader = () => ({});
export async function action({ request }) {
  await requireOwner(request);
  if (request.method === 'DELETE') return null;
  return { renamed: true };
}
`,
    'app/routes/($lang).terms.ts': 'export const loader = () => ({});\n',
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /  app/home.tsx:1
    DELETE /hives/{id}  app/hive.tsx:3
        behind requireOwner authentication, requireOwner authorization
    GET /hives/{id}  app/hive.tsx:2
        behind requireKeeper authentication
    POST /hives/{id}  app/hive.tsx:3
        behind requireOwner authentication, requireOwner authorization
    GET /terms  app/routes/($lang).terms.ts:1
    GET /{lang}/terms  app/routes/($lang).terms.ts:1"
  `);
});
