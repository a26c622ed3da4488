import { Router } from 'express';
import type { PrismaClient } from '@prisma/client';
import type { OvenClient } from './oven-client';

export function createLoafRouter(prisma: PrismaClient, oven: OvenClient): Router {
  const router = Router();

  router.get('/', async (_req, res) => {
    res.json(await prisma.loaf.findMany({ orderBy: { name: 'asc' }, take: 100 }));
  });

  router.get('/warm', async (_req, res) => {
    const batches = await oven.finishedSince(new Date(Date.now() - 30 * 60_000));
    res.json(await prisma.loaf.findMany({ where: { name: { in: batches.map((batch) => batch.loaf) } } }));
  });

  return router;
}
