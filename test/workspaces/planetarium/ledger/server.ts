import express from 'express';
import pg from 'pg';

const book = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const server = express();

server.get('/accounts/:id', async (req, res) => {
  const { rows } = await book.query('SELECT id, balance FROM accounts WHERE id = $1', [req.params.id]);
  res.json(rows[0]);
});

server.listen(8080);
