import { expect, test } from 'vitest';
import { callsText } from '../../../test/support/facts-text.ts';
import { systemOf } from '../../../test/support/system-of.ts';

test('a variable that a schema checks has the default that the schema says, also as the base of a URL', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "lighthouse", "dependencies": { "hono": "4", "zod": "4" } }',
    'src/env.ts': `import { z } from 'zod';
const schema = z.object({ TIDES_URL: z.url().default('https://tides.example'), PORT: z.coerce.number() });
export const env = schema.parse(process.env);
`,
    'src/app.ts': `import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { env } from './env';
const app = new Hono();
app.get('/tides', async (c) => c.json(await (await fetch(new URL('/v1/tides', env.TIDES_URL))).json()));
app.get('/moon', async (c) => c.json(await (await fetch(\`\${env.TIDES_URL}/v1/moon\`)).json()));
serve(app);
`,
  });
  expect(callsText(system)).toMatchInlineSnapshot(`
    "GET /moon → GET tides.example /v1/moon, 300000 ms by default
    GET /tides → GET tides.example /v1/tides, 300000 ms by default"
  `);
});
