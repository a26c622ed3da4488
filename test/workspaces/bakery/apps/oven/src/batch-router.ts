import { Router } from 'express';
import type { PrismaClient } from '@prisma/client';
import { z } from 'zod';
import { body } from '@crumb/kit/validate';

const request = z.object({ batches: z.array(z.object({ loaf: z.string(), pieces: z.number().int() })).max(20) });

export const createBatchRouter = (db: PrismaClient): Router => {
  const router = Router();

  router.get('/', async (req, res) => {
    const batches = await db.batch.findMany({
      where: { finishedAt: { gte: new Date(String(req.query.since)) } },
      include: { loaf: { select: { name: true } } },
      take: 100,
    });
    res.json(batches.map((batch) => ({ loaf: batch.loaf.name, pieces: batch.pieces })));
  });

  router.post('/', body(request), async (req, res) => {
    const { batches } = req.body as z.infer<typeof request>;
    const loaves = await db.loaf.findMany({ where: { name: { in: batches.map((batch) => batch.loaf) } } });
    const ids = new Map(loaves.map((loaf) => [loaf.name, loaf.id]));
    const data = batches.flatMap(({ loaf, pieces }) => {
      const loafId = ids.get(loaf);
      return loafId === undefined ? [] : [{ loafId, pieces }];
    });
    await db.batch.createMany({ data });
    res.sendStatus(202);
  });

  return router;
};
