import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { indexSystem } from '../../model/system-index.ts';
import { cacheAdvice } from './cache.ts';

async function advised(header: string): Promise<readonly string[]> {
  const system = await systemOf({
    'schema.sql': 'CREATE TABLE tours (id bigserial PRIMARY KEY, title text NOT NULL);',
    'package.json': '{ "name": "museum", "dependencies": { "express": "4", "pg": "8" } }',
    'src/app.js': `import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
const app = express();
app.get('/tours', async (req, res) => {
  ${header}
  const { rows } = await pool.query('SELECT id, title FROM tours ORDER BY id LIMIT 50');
  res.json(rows);
});
app.listen(3000);
`,
  });
  return cacheAdvice({ index: indexSystem(system), signals: [] }).map(({ recommendation }) => recommendation);
}

test('an open read is advised to say how long it may be kept, unless it does', async () => {
  expect(await advised('')).toEqual([
    'No Redis yet. Answer GET /tours with `Cache-Control: public, max-age=60` and an `ETag`.',
  ]);
  expect(await advised("res.set('Cache-Control', 'public, max-age=300');")).toEqual([]);
});
