import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** Staff tablets send the key of their branch. */
export function branchKey(expected: string): RequestHandler {
  return function checkKey(req: Request, res: Response, next: NextFunction) {
    if (req.get('x-branch-key') !== expected) {
      res.sendStatus(401);
      return;
    }
    next();
  };
}
