import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';
import { sequentialPublicId } from './sequential-public-id.ts';

/** A guest book: whoever asks for an entry by its code reads its writer along. */
async function found(handler: string): Promise<readonly string[]> {
  const system = await systemOf({
    'package.json': '{ "name": "book", "dependencies": { "express": "5", "pg": "8" } }',
    'schema.sql': `CREATE TABLE writers (id bigserial PRIMARY KEY, name text NOT NULL, email text NOT NULL);
CREATE TABLE entries (code text PRIMARY KEY, writer_id bigint NOT NULL REFERENCES writers (id), words text);
`,
    'app.js': `const express = require('express');
const { Pool } = require('pg');
const pool = new Pool();
const app = express();
app.get('/pages/:id', async (req, res) => {
${handler}
});
app.listen(3000);
`,
  });
  return runRules(system, [sequentialPublicId]).map(({ title }) => title);
}

test('a row that another one leads to is asked for by no number of the caller', async () => {
  const writer = (id: string): string =>
    `  const writers = await pool.query('SELECT name, email FROM writers WHERE id = $1', [${id}]);\n  res.json(writers.rows[0]);`;
  const entry =
    "  const entries = await pool.query('SELECT writer_id, words FROM entries WHERE code = $1', [req.params.id]);\n";
  expect(await found(writer('req.params.id'))).toEqual(['GET /pages/{id} gives out writers by counting']);
  expect(await found(entry + writer('entries.rows[0].writer_id'))).toEqual([]);
});
