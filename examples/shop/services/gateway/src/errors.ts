import { isAxiosError } from 'axios';
import type { NextFunction, Request, Response } from 'express';
import { ZodError } from 'zod';

/** A service behind the gateway answered with something we cannot pass on. */
export class UpstreamError extends Error {
  constructor(
    readonly service: string,
    readonly status: number,
  ) {
    super(`${service} answered ${status}`);
  }
}

export function handleError(error: unknown, _req: Request, res: Response, _next: NextFunction): void {
  if (error instanceof ZodError) {
    res.status(400).json({ error: error.issues.map((issue) => issue.message).join('; ') });
    return;
  }
  if (isAxiosError(error) && error.response?.status === 404) {
    res.status(404).json({ error: 'Not found' });
    return;
  }
  if (isAxiosError(error) || error instanceof UpstreamError) {
    console.warn('upstream failed', error.message);
    res.status(502).json({ error: 'Please try again in a moment' });
    return;
  }
  console.error(error);
  res.status(500).json({ error: 'Something went wrong' });
}
