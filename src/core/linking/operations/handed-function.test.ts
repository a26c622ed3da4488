import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('what a function of the project runs in a transaction counts once, and to whoever hands it over', async () => {
  const system = await systemOf({
    'package.json': '{ "dependencies": { "express": "5", "pg": "8" } }',
    'db.ts': `
      import { Pool, type PoolClient } from 'pg';
      const pool = new Pool();
      export async function withTx<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
        const client = await pool.connect();
        try {
          await client.query('BEGIN');
          const result = await work(client);
          await client.query('COMMIT');
          return result;
        } finally {
          client.release();
        }
      }
      export async function one<T>(client: PoolClient | Pool, sql: string, values: unknown[] = []): Promise<T> {
        const { rows } = await client.query(sql, values);
        return rows[0];
      }
      export { pool };`,
    'app.ts': `
      import express from 'express';
      import { one, pool, withTx } from './db';
      const app = express();
      app.post('/moves', async (req, res) => {
        await withTx(async (client) => {
          await client.query('UPDATE berths SET ship_id = NULL WHERE ship_id = $1', [req.body.ship]);
          await one(client, 'INSERT INTO moves (ship_id) VALUES ($1) RETURNING id', [req.body.ship]);
        });
        res.status(201).end();
      });
      app.get('/moves/:id', async (req, res) => {
        res.json(await one(pool, 'SELECT * FROM moves WHERE id = $1', [req.params.id]));
      });`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /moves/{id} → select moves by id
    POST /moves → insert moves, in a transaction
    POST /moves → update berths by ship_id, in a transaction"
  `);
});
