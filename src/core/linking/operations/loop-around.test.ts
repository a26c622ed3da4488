import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a loop is known by its place, where its list comes from, and what changes from item to item', async () => {
  const { accesses } = await systemOf({
    'package.json': '{ "name": "ferry", "dependencies": { "express": "4", "pg": "8" } }',
    'src/app.ts': `import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();

app.get('/crossings', async (req, res) => {
  const { rows } = await pool.query('SELECT id FROM crossings');
  for (const crossing of rows) {
    await pool.query('SELECT seat FROM tickets WHERE crossing_id = $1', [crossing.id]);
    await pool.query('SELECT name FROM ports WHERE code = $1', [req.query.port]);
  }
  const weather = await Promise.all(
    rows.map((crossing) => pool.query('SELECT wind FROM weather WHERE crossing_id = $1', [crossing.id])),
  );
  res.json(weather);
});

app.listen(3000);
`,
  });
  const loops = accesses.flatMap(({ table, loop }) => (loop === undefined ? [] : [{ table, ...loop }]));
  expect(loops.map((loop) => JSON.stringify(loop)).sort()).toMatchInlineSnapshot(`
    [
      "{"table":"table:ferry-database:ports","of":"src/app.ts:9","from":"src/app.ts:8","same":true}",
      "{"table":"table:ferry-database:tickets","of":"src/app.ts:9","from":"src/app.ts:8"}",
      "{"table":"table:ferry-database:weather","of":"src/app.ts:14","atOnce":true,"from":"src/app.ts:8"}",
    ]
  `);
});
