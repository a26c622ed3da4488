import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { Router } from 'express';
import { dataSource } from '../data-source.js';
import { OutboxEvent } from '../entities/outbox-event.js';
import { Payment } from '../entities/payment.js';

interface ProviderEvent {
  id: string;
  type: 'authorization.captured' | 'authorization.failed';
  reference: string;
}

const secret = process.env.PROVIDER_WEBHOOK_SECRET ?? '';

export const webhooksRouter = Router();

webhooksRouter.post('/provider', express.raw({ type: 'application/json' }), async (req, res) => {
  if (!hasValidSignature(req.body as Buffer, req.get('paylane-signature'))) {
    res.status(401).json({ error: 'signature does not match' });
    return;
  }
  const event = JSON.parse(req.body.toString('utf8')) as ProviderEvent;
  const payment = await dataSource.getRepository(Payment).findOneBy({ providerReference: event.reference });
  if (!payment) {
    res.status(404).json({ error: 'payment not found' });
    return;
  }
  const captured = event.type === 'authorization.captured';
  await dataSource.transaction(async (manager) => {
    await manager.update(Payment, { id: payment.id }, { status: captured ? 'captured' : 'failed' });
    await manager.query('UPDATE orders SET status = $2 WHERE id = $1', [
      payment.orderId,
      captured ? 'paid' : 'cancelled',
    ]);
    await manager.insert(OutboxEvent, {
      topic: captured ? 'payment.captured' : 'payment.failed',
      payload: { id: event.id, version: 1, orderId: payment.orderId, paymentId: payment.id },
      sentAt: null,
    });
  });
  res.status(204).end();
});

function hasValidSignature(body: Buffer, signature = ''): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature, 'hex');
  return secret !== '' && given.length === expected.length && timingSafeEqual(given, expected);
}
