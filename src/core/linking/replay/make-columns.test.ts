import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('columns of Drizzle are made by functions of the workspace, and spelled as the client is told', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "bees", "dependencies": { "hono": "4", "drizzle-orm": "0.44", "postgres": "3" } }',
    'src/columns.ts': `import { timestamp, uuid } from 'drizzle-orm/pg-core';
export const id = () => uuid().primaryKey().defaultRandom();
export const stamps = { createdAt: timestamp({ withTimezone: true }).notNull().defaultNow() };
`,
    'src/schema.ts': `import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, stamps } from './columns';
export const hives = pgTable('hives', { id: id(), HTMLNote: text(), ...stamps });
export const frames = pgTable(
  'frames',
  { id: id(), hiveId: uuid().notNull().references(() => hives.id), honeyGrams: integer('gramsOfHoney').notNull(), ...stamps },
  (table) => [index().on(table.hiveId, table.createdAt.desc())],
);
`,
    'src/db.ts': `import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
export const db = drizzle(postgres(process.env.DATABASE_URL), { casing: 'snake_case' });
`,
    'src/app.ts': `import { serve } from '@hono/node-server';
import { desc, eq, gt, and } from 'drizzle-orm';
import { Hono } from 'hono';
import { db } from './db';
import { frames } from './schema';
const app = new Hono();
app.get('/hives/:id/frames', async (c) => {
  const keeper = c.get('keeper');
  const zone = c.req.header('X-Zone');
  const found = await db.select().from(frames).where(and(eq(frames.hiveId, c.req.param('id')), gt(frames.honeyGrams, 9)))
    .orderBy(desc(frames.createdAt)).limit(20);
  return c.json({ keeper, zone, found });
});
serve(app);
`,
  });
  const tables = system.tables.map(
    ({ name, columns, primaryKey, indexes, foreignKeys }) =>
      `${name}: ${columns.map((column) => `${column.name} ${column.type}`).join(', ')}; key ${primaryKey.join()}; ${[
        ...indexes.map((each) => `index ${each.columns.join()}`),
        ...foreignKeys.map((key) => `${key.columns.join()} > ${key.references.table}`),
      ].join(', ')}`,
  );
  expect(tables.join('\n')).toMatchInlineSnapshot(`
    "frames: created_at timestamptz, id uuid, hive_id uuid, gramsOfHoney integer; key id; index hive_id,created_at, hive_id > hives
    hives: created_at timestamptz, id uuid, html_note text; key id; "
  `);
  expect(accessesText(system)).toMatchInlineSnapshot(
    `"GET /hives/{id}/frames → select frames by hive_id, gramsOfHoney sorted by created_at limited"`,
  );
  // What a middleware has set for the handler is no header.
  expect(
    system.endpoints.flatMap(({ parameters }) => parameters.map(({ name, in: part }) => `${name} in ${part}`)),
  ).toMatchInlineSnapshot(`
    [
      "id in path",
      "x-zone in header",
    ]
  `);
});
