import type { NextFunction, Request, Response } from 'express';
import jwt from 'jsonwebtoken';

export function requireBadge(req: Request, res: Response, next: NextFunction) {
  const badge = req.headers.authorization;
  if (badge === undefined) return res.status(401).end();
  res.locals.gardener = jwt.verify(badge, process.env.BADGE_KEY ?? '');
  next();
}
