import type { Request, Response } from 'express';
import { Pool } from 'pg';
import Desk from './desk';

const pool = new Pool();

export class Tents extends Desk {
  constructor() {
    super();
    this.get('/', this.list);
    this.entry({ method: 'post', path: '/', pass: 'crew', handler: this.pitch });
    this.entry({ method: 'delete', path: '/:number', pass: 'crew', handler: this.strike });
    this.upload('/:number/plan', this.draw);
  }

  async list(_req: Request, res: Response): Promise<void> {
    const { rows } = await pool.query('SELECT number, size FROM tents ORDER BY number LIMIT 50');
    res.json(rows);
  }

  async pitch(req: Request, res: Response): Promise<void> {
    await pool.query('INSERT INTO tents (number, size) VALUES ($1, $2)', [req.body.number, req.body.size]);
    res.status(201).end();
  }

  async strike(req: Request, res: Response): Promise<void> {
    await pool.query('DELETE FROM tents WHERE number = $1', [req.params.number]);
    res.status(204).end();
  }

  async draw(req: Request, res: Response): Promise<void> {
    await pool.query('UPDATE tents SET plan = $2 WHERE number = $1', [req.params.number, req.body.plan]);
    res.status(204).end();
  }
}
