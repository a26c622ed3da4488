import express from 'express';
import rateLimit from 'express-rate-limit';
import { requireAuth } from './auth.js';
import { herbs } from './herbs.js';
import { shelves } from './shelves.js';

const app = express();
app.use(express.json({ limit: '100kb' }));
app.use(rateLimit({ windowMs: 60_000, limit: 600 }));
app.get('/health/live', (req, res) => res.json({ status: 'ok' }));
app.get('/health/ready', (req, res) => res.json({ status: 'ok' }));
app.use('/v1', requireAuth);
app.use('/v1/shelves', shelves);
app.use('/v1/herbs', herbs);
app.listen(8080);
