import { expect, test } from 'vitest';
import { systemOf } from '../../../test/support/system-of.ts';
import { routeOf } from '../rules/words/route-words.ts';

test('the rest of a path is shown as the code says it', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{ "name": "archive", "dependencies": { "express": "4" } }',
    'app.js': `const express = require('express');
const app = express();
app.get('/scans/*', (req, res) => res.json({}));
app.delete('/scans/:id/pages/*', (req, res) => res.end());
app.listen(3000);
`,
  });
  expect(endpoints.map(routeOf).sort()).toMatchInlineSnapshot(`
    [
      "DELETE /scans/{id}/pages/*",
      "GET /scans/*",
    ]
  `);
});
