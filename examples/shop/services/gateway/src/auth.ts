import type { NextFunction, Request, Response } from 'express';
import jwt from 'jsonwebtoken';
import { config } from './config.js';

export interface Identity {
  customerId: string;
  role: 'customer' | 'support';
}

declare global {
  namespace Express {
    interface Request {
      identity?: Identity;
    }
  }
}

export function requireAuth(req: Request, res: Response, next: NextFunction): void {
  const [scheme, token] = (req.headers.authorization ?? '').split(' ');
  if (scheme !== 'Bearer' || !token) {
    res.status(401).json({ error: 'Please sign in' });
    return;
  }
  try {
    req.identity = jwt.verify(token, config.jwtSecret, { algorithms: ['HS256'] }) as unknown as Identity;
  } catch {
    res.status(401).json({ error: 'Your session has expired' });
    return;
  }
  next();
}

export function requireRole(role: Identity['role']) {
  return (req: Request, res: Response, next: NextFunction): void => {
    if (req.identity?.role !== role) {
      res.status(403).json({ error: 'Not allowed' });
      return;
    }
    next();
  };
}

export function signAccessToken({ customerId, role }: Identity): string {
  return jwt.sign({ customerId, role }, config.jwtSecret, { algorithm: 'HS256', expiresIn: '15m' });
}

/** Only behind `requireAuth`. */
export function customerIdOf(req: Request): string {
  if (!req.identity) throw new Error('route is not behind requireAuth');
  return req.identity.customerId;
}
