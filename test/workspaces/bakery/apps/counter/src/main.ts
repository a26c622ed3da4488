import { PrismaClient } from '@prisma/client';
import { createHttp } from '@crumb/kit/http';
import { createApp } from '~counter/app';
import { OvenClient } from '~counter/oven-client';
import { settings } from '~counter/settings';
import { TicketService } from '~counter/ticket-service';

const prisma = new PrismaClient();
const oven = new OvenClient(createHttp(settings.oven));
const tickets = new TicketService(prisma, oven);

createApp({ prisma, tickets, oven }).listen(settings.port);
