import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { db } from './db.ts';
import { passes as yearly } from './schema.ts';

const revoke = createRoute({
  method: 'delete',
  path: '/{code}',
  request: {
    params: z.object({ code: z.string().length(8) }),
    body: { content: { 'application/json': { schema: z.object({ reason: z.string() }) } } },
  },
  responses: {
    200: { content: { 'application/json': { schema: z.object({ code: z.string() }) } }, description: 'revoked' },
  },
});

export const passes = new OpenAPIHono();

passes.openapi(revoke, async (c) => {
  const { code } = c.req.valid('param');
  await db.update(yearly).set({ revoked: true }).where(eq(yearly.code, code));
  return c.json({ code });
});
