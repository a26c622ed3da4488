import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { RowDataPacket } from 'mysql2';
import db from './db.js';

const requireClerk: RequestHandler = async (req, res, next) => {
  const hash = createHash('sha256').update(req.get('x-pin') ?? '').digest('hex');
  const [rows] = await db.execute<RowDataPacket[]>('SELECT id FROM counters WHERE id = ? AND pin_hash = ?', [
    String(req.params.counterId),
    hash,
  ]);
  if (rows.length === 0) {
    res.status(401).json({ error: 'Wrong pin' });
    return;
  }
  next();
};

export default requireClerk;
