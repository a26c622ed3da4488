import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import express from 'express';
import Redis from 'ioredis';
import pg from 'pg';

const ice = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const warm = new Redis(process.env.CACHE_URL!);
const queue = new SQSClient({});
const server = express();

server.get('/sessions/:day', async (req, res) => {
  const known = await warm.get(`day:${req.params.day}`);
  if (known !== null) return res.json(JSON.parse(known));
  const { rows } = await ice.query('SELECT id, starts_at, places FROM sessions WHERE day = $1', [req.params.day]);
  await warm.set(`day:${req.params.day}`, JSON.stringify(rows), 'EX', 60);
  res.json(rows);
});

server.post('/sessions/:id/tickets', express.json(), async (req, res) => {
  const skates = await fetch(`${process.env.RENTALS_URL}/pairs/${req.body.size}`, { signal: AbortSignal.timeout(2000) });
  if (!skates.ok) return res.status(409).json({ title: 'No skates of that size are left' });
  await ice.query('INSERT INTO tickets (session_id, size) VALUES ($1, $2)', [req.params.id, req.body.size]);
  await queue.send(
    new SendMessageCommand({ QueueUrl: process.env.TICKETS_QUEUE_URL, MessageBody: JSON.stringify(req.body) }),
  );
  res.status(201).end();
});

server.listen(8080);
