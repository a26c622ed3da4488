import { Router } from 'express';
import { z } from 'zod';
import { customerIdOf, requireAuth } from '../auth.js';
import { cancelOrder, fetchCustomerOrders, fetchOrder } from '../clients/orders.js';
import { fetchPaymentStatus, requestRefund } from '../clients/payments.js';
import { describeOrders } from '../order-history.js';

const pageQuery = z.object({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
const cancelBody = z.object({ reason: z.string().trim().min(3).max(500) });
const refundBody = z.object({ amountCents: z.number().int().positive() });

export const ordersRouter = Router();

ordersRouter.get('/', requireAuth, async (req, res) => {
  res.json(await fetchCustomerOrders(customerIdOf(req), pageQuery.parse(req.query)));
});

ordersRouter.get('/history', requireAuth, async (req, res) => {
  const { items, next } = await fetchCustomerOrders(customerIdOf(req), pageQuery.parse(req.query));
  res.json({ items: await describeOrders(items), next });
});

ordersRouter.get('/:orderId', requireAuth, async (req, res) => {
  const order = await fetchOrder(String(req.params.orderId));
  if (order.customerId !== customerIdOf(req)) {
    res.status(404).json({ error: 'Not found' });
    return;
  }
  const payment = order.paymentId ? await fetchPaymentStatus(order.paymentId) : null;
  res.json({ ...order, payment });
});

ordersRouter.post('/:orderId/cancel', async (req, res) => {
  const { reason } = cancelBody.parse(req.body);
  res.json(await cancelOrder(req.params.orderId, reason));
});

ordersRouter.post('/:orderId/refunds', requireAuth, async (req, res) => {
  const { amountCents } = refundBody.parse(req.body);
  const order = await fetchOrder(String(req.params.orderId));
  if (order.customerId !== customerIdOf(req)) {
    res.status(404).json({ error: 'Not found' });
    return;
  }
  res.status(201).json(await requestRefund({ orderId: order.id, amountCents }));
});
