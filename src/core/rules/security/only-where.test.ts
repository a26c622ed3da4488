import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { rules } from '../registry.ts';
import { runRules } from '../run-rules.ts';

/** A bakery whose service answers strangers at two routes that only developers have. */
function bakery(condition: string): Readonly<Record<string, string>> {
  return {
    'package.json': '{ "name": "bakery", "dependencies": { "express": "5", "pg": "8" } }',
    'schema.sql':
      'CREATE TABLE customers (id uuid PRIMARY KEY, name text NOT NULL, email text NOT NULL UNIQUE, password text NOT NULL);\n',
    'app.js': `const express = require('express');
const { Pool } = require('pg');
const pool = new Pool();
const app = express();
const requireAuth = (req, res, next) => (req.headers.authorization ? next() : res.status(401).end());
app.post('/v1/customers', requireAuth, async (req, res) => {
  await pool.query('INSERT INTO customers (id, name) VALUES ($1, $2)', [req.body.id, req.body.name]);
  res.status(201).end();
});
app.get('/v1/customers/:id', requireAuth, (req, res) => res.json({}));
${condition} {
  app.post('/v1/password/reset', (req, res) => res.end());
  app.delete('/v1/customers', async (req, res) => {
    await pool.query('DELETE FROM customers WHERE id = $1', [req.body.id]);
    res.end();
  });
  app.get('/v1/customers', async (req, res) => res.json((await pool.query('SELECT id, name FROM customers')).rows));
}
app.listen(3000);
`,
  };
}

test('a route that only developers have needs no login, no limit and no pages', async () => {
  const found = async (condition: string): Promise<readonly string[]> =>
    runRules(await systemOf(bakery(condition)), rules).map(({ rule, title }) => `${rule}: ${title}`);
  expect(await found("if (process.env.BAKERY === 'open')")).toMatchInlineSnapshot(`
    [
      "missing-authentication: DELETE /v1/customers deletes from customers without asking who is calling",
      "unpaginated-list: GET /v1/customers reads every row of customers without a limit",
      "missing-rate-limit: POST /v1/password/reset accepts any number of attempts",
    ]
  `);
  expect(await found("if (process.env.NODE_ENV !== 'production')")).toMatchInlineSnapshot(`[]`);
});
