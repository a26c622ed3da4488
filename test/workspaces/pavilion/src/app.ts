import express from 'express';
import { Grounds } from './routes/grounds';

const app = express();

app.use('/grounds', new Grounds().router);
for (const method of ['get', 'head'] as const) {
  app[method]('/ready', (_req, res) => res.end());
}
app.listen(8080);
