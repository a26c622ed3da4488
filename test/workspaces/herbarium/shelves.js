import { Router } from 'express';
import { pool } from './database.js';
import { requireScope } from './auth.js';

export const shelves = Router();

shelves.get('/', requireScope('shelves:read'), async (req, res) => {
  const { cursor, limit } = req.query;
  const { rows } = await pool.query('SELECT * FROM shelves WHERE id < $1 ORDER BY id DESC LIMIT $2', [cursor, limit]);
  res.json({ items: rows });
});
shelves.post('/', requireScope('shelves:write'), async (req, res) => {
  await pool.query('INSERT INTO shelves (id, name) VALUES ($1, $2)', [req.body.id, req.body.name]);
  res.status(201).json({});
});
shelves.get('/:shelfId', requireScope('shelves:read'), async (req, res) => {
  const { rows } = await pool.query('SELECT * FROM shelves WHERE id = $1', [req.params.shelfId]);
  res.json(rows[0]);
});
shelves.patch('/:shelfId', requireScope('shelves:write'), async (req, res) => {
  await pool.query('UPDATE shelves SET name = $1, version = version + 1 WHERE id = $2 AND version = $3', [req.body.name, req.params.shelfId, req.get('if-match')]);
  res.json({});
});
