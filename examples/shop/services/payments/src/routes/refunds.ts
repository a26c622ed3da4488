import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { fetchOrder } from '../clients/orders.js';
import * as provider from '../clients/provider.js';
import { dataSource } from '../data-source.js';
import { Payment } from '../entities/payment.js';
import { Refund } from '../entities/refund.js';

const newRefund = z.object({ orderId: z.uuid(), amountCents: z.number().int().positive() });

const payments = dataSource.getRepository(Payment);
const refunds = dataSource.getRepository(Refund);

export const refundsRouter = Router();

refundsRouter.post('/', async (req, res) => {
  const parsed = newRefund.safeParse(req.body);
  if (!parsed.success) {
    res.status(400).json({ errors: parsed.error.issues.map((issue) => issue.message) });
    return;
  }
  const { orderId, amountCents } = parsed.data;
  const order = await fetchOrder(orderId);
  if (!order || order.status === 'pending') {
    res.status(409).json({ message: 'There is nothing to refund' });
    return;
  }
  const payment = await payments.findOneBy({ orderId });
  if (!payment) {
    res.status(404).json({ error: 'payment not found' });
    return;
  }
  const refunded = (await refunds.sum('amountCents', { paymentId: payment.id })) ?? 0;
  if (refunded + amountCents > payment.amountCents) {
    res.status(409).json({ message: 'More than was paid' });
    return;
  }

  const id = randomUUID();
  // A request that is repeated after a crash finds the same sum and so pays once.
  await provider.refund(payment.providerReference, amountCents, `refund-${payment.id}-${refunded}`);
  await dataSource.transaction(async (manager) => {
    await manager.insert(Refund, { id, paymentId: payment.id, amountCents });
    if (refunded + amountCents === payment.amountCents) {
      await manager.update(Payment, { id: payment.id }, { status: 'refunded' });
    }
  });
  res.status(201).json({ id, paymentId: payment.id, amountCents });
});
