import { type IRouter, type RequestHandler, Router } from 'express';
import { allows } from '../gate';

interface Entry {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly pass: string;
  readonly handler: RequestHandler;
}

/** Whatever answers at a desk extends this. */
export default class Desk {
  desk: IRouter;

  constructor() {
    this.desk = Router();
  }

  entry(entry: Entry): void {
    this.desk[entry.method](entry.path, allows(entry.pass), this.guarded(entry.handler.bind(this)));
  }

  get(path: string, handler: RequestHandler): void {
    this.entry({ method: 'get', path, handler, pass: 'visitor' });
  }

  upload(path: string, handler: RequestHandler): void {
    this.desk.post(path, allows('crew'), handler.bind(this));
  }

  below(path: string, router: IRouter): void {
    this.desk.use(path, router);
  }

  private guarded(handler: RequestHandler): RequestHandler {
    return async (req, res, next) => {
      try {
        await handler(req, res, next);
      } catch (error) {
        next(error);
      }
    };
  }

  get router(): IRouter {
    return this.desk;
  }
}
