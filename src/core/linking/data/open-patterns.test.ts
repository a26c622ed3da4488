import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a pattern that begins with a wildcard looks anywhere in the text, and one that does not by its start', async () => {
  const { accesses } = await systemOf({
    'package.json': '{ "name": "lido", "dependencies": { "express": "4", "knex": "3", "pg": "8" } }',
    'app.ts': `import express from 'express';
import knex from 'knex';
const db = knex({ client: 'pg' });
const app = express();
app.get('/pools', async (req, res) => {
  res.json(await db('pools').where('name', 'like', \`%\${req.query.q}%\`).whereILike('town', \`\${req.query.town}%\`));
});
`,
  });
  expect(accesses.flatMap(({ filters }) => filters.map(({ column, operator }) => `${column} ${operator}`))).toEqual([
    'name contains',
    'town like',
  ]);
});
