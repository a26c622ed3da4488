import { config } from '../config.js';
import { UpstreamError } from '../errors.js';

export interface PaymentStatus {
  paymentId: string;
  status: 'authorized' | 'captured' | 'refunded' | 'failed';
}

export interface Refund {
  id: string;
  paymentId: string;
  amountCents: number;
}

const headers = { 'content-type': 'application/json', 'x-service-token': config.serviceToken };

export async function fetchPaymentStatus(paymentId: string): Promise<PaymentStatus> {
  const response = await fetch(`${config.paymentsUrl}/v1/payments/${paymentId}/status`, {
    headers,
    signal: AbortSignal.timeout(3_000),
  });
  if (!response.ok) throw new UpstreamError('payments', response.status);
  return (await response.json()) as PaymentStatus;
}

export async function requestRefund(refund: { orderId: string; amountCents: number }): Promise<Refund> {
  const response = await fetch(`${config.paymentsUrl}/v1/refunds`, {
    method: 'POST',
    headers,
    body: JSON.stringify(refund),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new UpstreamError('payments', response.status);
  return (await response.json()) as Refund;
}
