import express from 'express';
import methods from 'methods';
import passport from 'passport';
import { API, COUNTERS, SORTING } from './paths.js';
import { counterRouter, sorting, tracking } from './routes/index.js';
import sellStamps from './stamps.js';

export const app = express();

app.set('trust proxy', true);
app.use(express.json());
app.use(passport.initialize());
app.use(API, tracking);
app.all(`${SORTING}/*rest`, passport.authenticate('bearer', { session: false }));
app.use(SORTING, sorting);
app.use(COUNTERS, counterRouter);
sellStamps(app);

// The old machines in the villages still call these, with whatever method they like.
for (const method of methods) {
  (app as any)[method]('/telegraph', (_req: express.Request, res: express.Response) => res.sendStatus(410));
}

if (app.get('env') !== 'production') console.log('proxy trusted:', app.get('trust proxy'));
