import request from 'supertest';
import { app } from '../src/app.js';

const agent = request.agent(app);

const answers = await Promise.all([
  request(app).get('/stamps'),
  agent.get('/post/v3/counters'),
  agent.post('/post/v3/counters/1/parcels').set('x-pin', '0000').send({ code: 'X' }),
]);
for (const answer of answers) console.log(answer.status, answer.type);
