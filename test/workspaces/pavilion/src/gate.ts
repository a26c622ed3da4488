import type { RequestHandler } from 'express';

export const allows =
  (pass: string): RequestHandler =>
  (req, res, next) =>
    req.header('x-pass') === pass ? next() : res.status(403).end();
