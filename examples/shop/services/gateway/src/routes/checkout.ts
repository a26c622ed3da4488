import { Router } from 'express';
import { z } from 'zod';
import { customerIdOf, requireAuth } from '../auth.js';
import { cartOf, clearCart } from '../carts.js';
import { placeOrder } from '../clients/orders.js';
import { checkoutLimiter } from '../rate-limits.js';

const checkoutBody = z.object({ coupon: z.string().max(40).optional() });

export const checkoutRouter = Router();

checkoutRouter.post('/', requireAuth, checkoutLimiter, async (req, res) => {
  const key = req.get('Idempotency-Key');
  if (!key) {
    res.status(400).json({ error: 'Idempotency-Key is required' });
    return;
  }
  const { coupon } = checkoutBody.parse(req.body);
  const customerId = customerIdOf(req);
  const lines = cartOf(customerId);
  if (lines.length === 0) {
    res.status(409).json({ error: 'Your cart is empty' });
    return;
  }
  const order = await placeOrder({ customerId, lines, coupon }, key);
  clearCart(customerId);
  res.status(201).location(`/orders/${order.id}`).json(order);
});
