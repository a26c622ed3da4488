import type { RequestHandler } from 'express';
import type { ZodType } from 'zod';

/** Lets only bodies of this shape through. */
export function body(schema: ZodType): RequestHandler {
  return (req, res, next) => {
    const parsed = schema.safeParse(req.body);
    if (!parsed.success) {
      res.status(422).json({ problems: parsed.error.issues });
      return;
    }
    req.body = parsed.data;
    next();
  };
}
