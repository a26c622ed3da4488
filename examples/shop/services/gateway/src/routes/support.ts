import { Router } from 'express';
import { z } from 'zod';
import { requireAuth, requireRole } from '../auth.js';
import { exportOrders, fetchOrdersByEmail, fetchOrdersByStatus } from '../clients/orders.js';
import { exportLimiter } from '../rate-limits.js';

const statusQuery = z.object({ status: z.enum(['pending', 'paid', 'shipped', 'cancelled']).optional() });
const emailQuery = z.object({ email: z.email() });
const exportQuery = z.object({ from: z.iso.date(), to: z.iso.date() });

export const supportRouter = Router();

supportRouter.use(requireAuth, requireRole('support'));

supportRouter.get('/orders', async (req, res) => {
  const { status } = statusQuery.parse(req.query);
  res.json({ items: await fetchOrdersByStatus(status) });
});

supportRouter.get('/orders/by-email', async (req, res) => {
  const { email } = emailQuery.parse(req.query);
  res.json({ items: await fetchOrdersByEmail(email) });
});

supportRouter.get('/orders/export', exportLimiter, async (req, res) => {
  const { from, to } = exportQuery.parse(req.query);
  res.type('text/csv').attachment(`orders-${from}-${to}.csv`).send(await exportOrders(from, to));
});
