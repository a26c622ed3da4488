import { Router } from 'express';
import { z } from 'zod';
import { fetchTaxCodes } from '../clients/catalog.js';
import * as provider from '../clients/provider.js';
import { dataSource } from '../data-source.js';
import { Payment } from '../entities/payment.js';
import { includedTax } from '../tax.js';

const newPayment = z.object({
  orderId: z.uuid(),
  amountCents: z.number().int().positive(),
  lines: z
    .array(
      z.object({
        productId: z.uuid(),
        quantity: z.number().int().positive(),
        unitPriceCents: z.number().int().nonnegative(),
      }),
    )
    .min(1),
});

const payments = dataSource.getRepository(Payment);

export const paymentsRouter = Router();

paymentsRouter.post('/', async (req, res) => {
  const parsed = newPayment.safeParse(req.body);
  if (!parsed.success) {
    res.status(400).json({ errors: parsed.error.issues.map((issue) => issue.message) });
    return;
  }
  const { orderId, amountCents, lines } = parsed.data;
  const known = await payments.findOneBy({ orderId });
  if (known) {
    res.status(200).json(known);
    return;
  }
  const taxCodes = await fetchTaxCodes(lines.map((line) => line.productId));
  const authorization = await provider.authorize(orderId, amountCents);
  if (authorization.status === 'failed') {
    res.status(402).json({ message: 'The provider declined the payment' });
    return;
  }
  const payment = await payments.save({
    orderId,
    amountCents,
    taxCents: includedTax(lines, taxCodes),
    providerReference: authorization.reference,
    status: 'authorized' as const,
  });
  res.status(201).json(payment);
});

paymentsRouter.get('/', async (req, res) => {
  const limit = Math.min(Number(req.query.limit) || 20, 100);
  const items = await payments.find({ order: { createdAt: 'DESC' }, take: limit });
  res.json({ items });
});

paymentsRouter.get('/:paymentId', async (req, res) => {
  const payment = await payments.findOneBy({ id: req.params.paymentId });
  if (!payment) {
    res.status(404).json({ error: 'payment not found' });
    return;
  }
  res.json(payment);
});

paymentsRouter.get('/:paymentId/status', async (req, res) => {
  const payment = await payments.findOneBy({ id: req.params.paymentId });
  if (!payment) {
    res.status(404).json({ error: 'payment not found' });
    return;
  }
  if (payment.status === 'authorized') {
    payment.status = await provider.fetchState(payment.providerReference);
    await payments.save(payment);
  }
  res.json({ paymentId: payment.id, status: payment.status });
});

paymentsRouter.post('/:paymentId/capture', async (req, res) => {
  const payment = await payments.findOneBy({ id: req.params.paymentId });
  if (!payment) {
    res.status(404).json({ error: 'payment not found' });
    return;
  }
  if (payment.status === 'authorized') {
    const { status } = await provider.capture(payment.providerReference);
    await payments.update({ id: payment.id }, { status });
    payment.status = status;
  }
  res.json(payment);
});
