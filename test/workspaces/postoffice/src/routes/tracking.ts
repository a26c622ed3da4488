import { type RequestHandler, Router } from 'express';
import { whereIs } from '../couriers.js';
import db from '../db.js';

const showParcel: RequestHandler = async (req, res) => {
  const [rows] = await db.execute('SELECT code, handed_over_at FROM parcels WHERE code = ?', [req.params.code]);
  res.json({ parcel: rows, courier: await whereIs(String(req.params.code)) });
};

const showLetter: RequestHandler = async (req, res) => {
  const [rows] = await db.query('SELECT code, registered FROM letters WHERE code = ?', [req.params.code]);
  res.json(rows);
};

const lookups = [
  { path: '/parcels/:code', show: showParcel },
  { path: '/letters/:code', show: showLetter },
];

const router = Router();
lookups.forEach(({ path, show }) => {
  router.get(path, show);
});

['/parcel', '/letter'].forEach((old) => router.get(`${old}/:code`, (req, res) => {
  res.redirect(301, `${req.baseUrl}${old}s/${req.params.code}`);
}));

export default router;
