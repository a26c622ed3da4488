import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { logger } from 'hono/logger';
import { gate } from './gate.ts';
import { passes } from './passes.ts';
import visits from './visits.ts';

const app = new Hono().basePath('/shop');

app.use('*', logger());
app.use('/passes/*', bearerAuth({ token: process.env.DESK_TOKEN ?? '' }));
app.route('/visits', visits);
app.route('/passes', passes);
app.route('/', gate);
app.on(['PUT', 'PATCH'], '/hours/:day', (c) => c.body(null, 204));

serve({ fetch: app.fetch, port: 4200 });
