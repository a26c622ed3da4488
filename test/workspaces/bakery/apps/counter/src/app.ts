import express, { type Express } from 'express';
import type { PrismaClient } from '@prisma/client';
import { branchKey } from '@crumb/kit/keys';
import { createLoafRouter } from './loaf-router';
import type { OvenClient } from './oven-client';
import { paths, settings } from './settings';
import { createTicketRouter } from './ticket-router';
import type { TicketService } from './ticket-service';

export interface Dependencies {
  prisma: PrismaClient;
  tickets: TicketService;
  oven: OvenClient;
}

export const createApp = ({ prisma, tickets, oven }: Dependencies): Express => {
  const app = express();
  app.use(express.json());
  app.use(`/v1${paths.loaves}`, createLoafRouter(prisma, oven));
  app.use(`/v1${paths.tickets}`, branchKey(settings.branchKey), createTicketRouter({ tickets }));
  return app;
};
