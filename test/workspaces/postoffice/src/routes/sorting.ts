import { type NextFunction, type Request, type Response, Router } from 'express';
import passport from 'passport';
import db from '../db.js';

const orElse = (work: (req: Request, res: Response) => Promise<unknown>) => (req: Request, res: Response, next: NextFunction) => {
  work(req, res).catch(next);
};

export const router = Router();

router.get('/bins', orElse(listBins));
router.delete('/bins/:binId', orElse(emptyBin));
router.get('/load', passport.authenticate(['bearer', 'anonymous'], { session: false }), (_req, res) => {
  res.json({ busy: new Date().getHours() > 16 });
});

async function listBins(_req: Request, res: Response) {
  const [bins] = await db.query('SELECT id, village FROM bins ORDER BY id LIMIT 100');
  res.json(bins);
}

async function emptyBin(req: Request, res: Response) {
  await db.execute('DELETE FROM bin_letters WHERE bin_id = ?', [req.params.binId]);
  res.sendStatus(204);
}
