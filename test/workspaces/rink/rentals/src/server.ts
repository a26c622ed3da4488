import express from 'express';
import pg from 'pg';

const shelf = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const server = express();

server.get('/pairs/:size', async (req, res) => {
  const { rows } = await shelf.query('SELECT id FROM pairs WHERE size = $1 AND lent_to IS NULL LIMIT 1', [req.params.size]);
  res.status(rows.length === 0 ? 404 : 200).json(rows[0] ?? {});
});

server.listen(8080);
