import { Router } from 'express';
import db from '../db.js';
import requireClerk from '../require-clerk.js';

export const counterRouter = Router();

counterRouter.get('/', async (_req, res) => {
  const [rows] = await db.query('SELECT id, village FROM counters ORDER BY id LIMIT 500');
  res.json(rows);
});

counterRouter.use('/:counterId', requireClerk);

counterRouter.post('/:counterId/parcels', async (req, res) => {
  const { code, weightGrams } = req.body;
  await db.execute('INSERT INTO parcels (code, counter_id, weight_grams) VALUES (?, ?, ?)', [
    code,
    req.params.counterId,
    weightGrams,
  ]);
  res.sendStatus(201);
});

counterRouter.put('/:counterId/parcels/:code/hand-over', async (req, res) => {
  await db.execute('UPDATE parcels SET handed_over_at = NOW() WHERE code = ? AND counter_id = ?', [
    req.params.code,
    req.params.counterId,
  ]);
  res.sendStatus(204);
});
