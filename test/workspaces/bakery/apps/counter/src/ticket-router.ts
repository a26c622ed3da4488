import { Router } from 'express';
import { z } from 'zod';
import { body } from '@crumb/kit/validate';
import type { TicketService } from './ticket-service';

const newTicket = z.object({
  pickUpAt: z.coerce.date(),
  items: z.array(z.object({ loafId: z.number().int(), pieces: z.number().int().min(1).max(40) })).max(20),
});

export function createTicketRouter(deps: { tickets: TicketService }): Router {
  const { tickets } = deps;
  const router = Router();

  router
    .route('/')
    .get(async (req, res) => res.json(await tickets.dueOn(String(req.query.day))))
    .post(body(newTicket), async (req, res) => {
      res.status(201).json(await tickets.order(req.body));
    });

  router.post('/:ticketId/collect', (req, res, next) => {
    tickets
      .collect(Number(req.params.ticketId))
      .then((ticket) => res.json(ticket))
      .catch(next);
  });

  return router;
}
