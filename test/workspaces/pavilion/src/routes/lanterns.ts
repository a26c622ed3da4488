import type { Request, Response } from 'express';
import Desk from './desk';

export class Lanterns extends Desk {
  constructor() {
    super();
    this.get('/lit', this.lit);
  }

  lit(_req: Request, res: Response): void {
    res.json({ lit: 12 });
  }
}
