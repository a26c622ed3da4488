import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a query of Kysely that is run twice is two, with what $if and functions of conditions add to both', async () => {
  const system = await systemOf({
    'package.json': '{ "dependencies": { "express": "5", "kysely": "0.27", "pg": "8" } }',
    'app.ts': `
      import express from 'express';
      import { type ExpressionBuilder, Kysely } from 'kysely';
      interface Database { rooms: { id: number; name: string; seats: number; archived: boolean } }
      const db = new Kysely<Database>({ dialect });
      function inUse(eb: ExpressionBuilder<Database, 'rooms'>) {
        return eb('archived', '=', false);
      }
      const app = express();
      app.get('/rooms', async (req, res) => {
        const query = db
          .selectFrom('rooms')
          .where(inUse)
          .$if(req.query.name !== undefined, (qb) => qb.where('name', 'like', req.query.name));
        const rows = await query.selectAll().orderBy('name').limit(20).execute();
        const total = await query.select((eb) => eb.fn.countAll().as('total')).executeTakeFirstOrThrow();
        res.json({ rows, total });
      });
      app.get('/rooms/large', async (req, res) => {
        let query = db.selectFrom('rooms').selectAll();
        if (req.query.seats) query = query.where('seats', '>=', Number(req.query.seats));
        res.json(await query.execute());
      });`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /rooms → count rooms by archived at times by name
    GET /rooms → select rooms by archived at times by name sorted by name limited
    GET /rooms/large → select rooms at times by seats"
  `);
});

test('a query of Kysely within a condition asks its own table', async () => {
  const system = await systemOf({
    'package.json': '{ "dependencies": { "express": "5", "kysely": "0.27", "pg": "8" } }',
    'app.ts': `
      import express from 'express';
      import { Kysely } from 'kysely';
      interface Database { rooms: { id: number }; stays: { id: number; room_id: number; ended: boolean } }
      const db = new Kysely<Database>({ dialect });
      const app = express();
      app.get('/rooms/free', async (req, res) => {
        res.json(await db.selectFrom('rooms').selectAll()
          .where(({ not, exists, selectFrom }) => not(exists(selectFrom('stays').select('id').where('stays.ended', '=', false))))
          .execute());
      });
      app.get('/rooms/taken', async (req, res) => {
        res.json(await db.selectFrom('rooms').selectAll()
          .where((eb) => eb.exists(eb.selectFrom('stays').select('id').where('stays.ended', '=', false)))
          .execute());
      });`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /rooms/free → select rooms
    GET /rooms/free → select stays by ended
    GET /rooms/taken → select rooms
    GET /rooms/taken → select stays by ended"
  `);
});
