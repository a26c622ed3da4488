import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { paymentsRouter } from './routes/payments.js';
import { refundsRouter } from './routes/refunds.js';
import { webhooksRouter } from './routes/webhooks.js';
import { requireServiceToken } from './service-token.js';

export function createApp(): Express {
  const app = express();
  app.use(helmet());

  app.get('/health', (_req, res) => {
    res.json({ status: 'ok' });
  });

  // The signature covers the raw body, so the webhook comes before the JSON parser.
  app.use('/v1/webhooks', webhooksRouter);
  app.use(express.json());
  app.use('/v1/refunds', refundsRouter);

  app.use(requireServiceToken);
  app.use('/v1/payments', paymentsRouter);

  app.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    console.error(error);
    res.status(500).json({ message: 'Internal error' });
  });
  return app;
}
