import { timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const expected = Buffer.from(process.env.SERVICE_TOKEN ?? '');

export function requireServiceToken(req: Request, res: Response, next: NextFunction): void {
  const given = Buffer.from(req.get('x-service-token') ?? '');
  if (expected.length === 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    res.status(401).json({ error: 'Service token is missing or wrong' });
    return;
  }
  next();
}
