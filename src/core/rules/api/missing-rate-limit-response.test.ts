import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';
import { missingRateLimitResponse } from './missing-rate-limit-response.ts';

const contract = `openapi: 3.0.3
info: { title: Museum, version: '1' }
paths:
  /tours:
    get:
      responses:
        '200': { description: Done }
        '429': { description: Too many requests }
  /guides/{id}/tours:
    get:
      responses:
        '200': { description: Done }
`;

const app = `import express from 'express';
import rateLimit from 'express-rate-limit';

const app = express();
const limit = rateLimit({ windowMs: 60_000, max: 60 });

app.get('/tours', limit, (req, res) => res.json([]));
app.get('/guides/:id/tours', limit, (req, res) => res.json([]));

app.listen(3000);
`;

test('of two paths that end alike each is held to its own answers', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "museum", "dependencies": { "express": "4", "express-rate-limit": "7" } }',
    'openapi.yaml': contract,
    'src/app.ts': app,
  });
  const found = runRules(system, [missingRateLimitResponse]);
  expect(found.map(({ title, evidence }) => `${evidence[0]?.line} ${title}`)).toMatchInlineSnapshot(`
    [
      "10 GET /guides/{id}/tours is limited, and openapi.yaml does not know 429",
    ]
  `);
});
