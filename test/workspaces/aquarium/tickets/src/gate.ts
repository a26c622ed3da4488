import { createFactory } from 'hono/factory';
import { db } from './db.ts';
import { lanes } from './schema.ts';

const factory = createFactory();

const open = factory.createHandlers(async (c) => {
  const { lane } = await c.req.json();
  await db.delete(lanes);
  return c.text(`lane ${lane} opens`);
});

export const gate = factory.createApp();

gate.post('/gate', ...open);
