import { Router } from 'express';
import { pool } from './database.js';
import { requireScope } from './auth.js';

export const herbs = Router();

herbs.get('/', requireScope('herbs:read'), async (req, res) => {
  const { state, cursor, limit } = req.query;
  const { rows } = await pool.query('SELECT * FROM herbs WHERE state = $1 AND id < $2 ORDER BY id DESC LIMIT $3', [state, cursor, limit]);
  res.json({ items: rows });
});
herbs.post('/', requireScope('herbs:write'), async (req, res) => {
  await pool.query('INSERT INTO herbs (id, shelf_id, name) VALUES ($1, $2, $3)', [req.body.id, req.body.shelfId, req.body.name]);
  res.status(201).json({});
});
herbs.get('/:herbId', requireScope('herbs:read'), async (req, res) => {
  const { rows } = await pool.query('SELECT * FROM herbs WHERE id = $1', [req.params.herbId]);
  res.json(rows[0]);
});
herbs.post('/:herbId/dry-requests', requireScope('herbs:write'), async (req, res) => {
  await pool.query("UPDATE herbs SET state = 'dry', version = version + 1 WHERE id = $1 AND version = $2", [req.params.herbId, req.get('if-match')]);
  res.json({});
});
