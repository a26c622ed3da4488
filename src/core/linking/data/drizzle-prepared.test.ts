import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('prepared queries of Drizzle run where they are executed, and conditions may have names', async () => {
  const system = await systemOf({
    'package.json': '{ "dependencies": { "express": "5", "drizzle-orm": "0.30", "postgres": "3" } }',
    'schema.ts': `import { relations } from 'drizzle-orm';
import { integer, pgTable, serial, timestamp } from 'drizzle-orm/pg-core';
export const guests = pgTable('guests', { id: serial('id').primaryKey(), bannedAt: timestamp('banned_at') });
export const visits = pgTable('visits', { id: serial('id').primaryKey(), guestId: integer('guest_id').references(() => guests.id) });
export const guestRelations = relations(guests, ({ many }) => ({ visits: many(visits) }));
export const visitRelations = relations(visits, ({ one }) => ({
  guest: one(guests, { fields: [visits.guestId], references: [guests.id] }),
}));
`,
    'app.ts': `import { and, eq, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import express from 'express';
import postgres from 'postgres';
import * as schema from './schema';
const { guests, visits } = schema;
const db = drizzle(postgres(process.env.DATABASE_URL!), { schema });
const welcome = isNull(guests.bannedAt);
const ofGuest = (id: number) => eq(visits.guestId, id);
const one = db.query.guests.findFirst({ where: eq(guests.id, sql.placeholder('id')), with: { visits: true } }).prepare('one');
const newest = db.select().from(visits).where(ofGuest(1)).limit(5).prepare('newest');
const app = express();
app.get('/guests', async (req, res) => { res.json(await db.select().from(guests).where(welcome)); });
app.get('/guests/:id', async (req, res) => { res.json(await one.execute({ id: req.params.id })); });
app.get('/visits/newest', async (req, res) => { res.json(await newest.execute()); });
app.get('/guests/:id/visits', async (req, res) => {
  res.json(await db.select().from(visits).where(and(ofGuest(Number(req.params.id)), eq(visits.id, 1))));
});
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /guests → select guests by banned_at
    GET /guests/{id} → select guests by id limited
    GET /guests/{id} → select visits
    GET /guests/{id}/visits → select visits by guest_id, id
    GET /visits/newest → select visits by guest_id limited"
  `);
});
