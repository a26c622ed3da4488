import { zValidator } from '@hono/zod-validator';
import { and, desc, eq, gte } from 'drizzle-orm';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { db } from './db.ts';
import { guests, visits } from './schema.ts';

const booking = z.object({ email: z.string().email(), day: z.string().date(), adults: z.number().int().min(1) });

export default new Hono()
  .get('/', async (c) => {
    const day = c.req.query('day') ?? '';
    const found = await db
      .select({ id: visits.id, day: visits.day, email: guests.email })
      .from(visits)
      .innerJoin(guests, eq(visits.guestId, guests.id))
      .where(and(eq(visits.day, day), gte(visits.adults, 1)))
      .orderBy(desc(visits.createdAt))
      .limit(50);
    return c.json(found);
  })
  .get('/:id', async (c) => {
    const visit = await db.query.visits.findFirst({ where: eq(visits.id, Number(c.req.param('id'))), with: { guest: true } });
    if (visit === undefined) throw new HTTPException(404);
    return c.json(visit);
  })
  .post('/', zValidator('json', booking), async (c) => {
    const wanted = c.req.valid('json');
    const tank = await fetch(`${process.env.TANKS_URL}/v1/tanks/reef`, { signal: AbortSignal.timeout(2000) });
    if (!tank.ok) return c.json({ error: 'closed' }, 503);
    const [visit] = await db.transaction(async (tx) => {
      const [guest] = await tx.insert(guests).values({ email: wanted.email }).onConflictDoNothing().returning();
      return tx.insert(visits).values({ guestId: guest?.id ?? 0, day: wanted.day, adults: wanted.adults }).returning();
    });
    return c.json({ id: visit?.id }, 201);
  });
