import { setTimeout as sleep } from 'node:timers/promises';
import axios, { isAxiosError } from 'axios';
import type { PaymentState } from '../entities/payment.js';

const MAX_ATTEMPTS = 3;

const http = axios.create({
  baseURL: process.env.PROVIDER_URL ?? 'https://api.sandbox.paylane.example',
  timeout: 4_000,
  headers: { authorization: `Bearer ${process.env.PROVIDER_API_KEY}` },
});

export interface Authorization {
  reference: string;
  status: 'authorized' | 'failed';
}

export function authorize(orderId: string, amountCents: number): Promise<Authorization> {
  return post('/authorizations', { amount: amountCents, currency: 'EUR', merchantReference: orderId }, orderId);
}

export function capture(reference: string): Promise<{ status: PaymentState }> {
  return post(`/authorizations/${reference}/captures`, {}, `capture-${reference}`);
}

export function refund(reference: string, amountCents: number, key: string): Promise<{ reference: string }> {
  return post(`/authorizations/${reference}/refunds`, { amount: amountCents }, key);
}

export async function fetchState(reference: string): Promise<PaymentState> {
  const { data } = await http.get<{ status: PaymentState }>(`/authorizations/${reference}`);
  return data.status;
}

/** The provider remembers the key for a day, so that a repeated request takes the money once. */
async function post<T>(path: string, body: object, idempotencyKey: string): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { data } = await http.post<T>(path, body, { headers: { 'Idempotency-Key': idempotencyKey } });
      return data;
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isTransient(error)) throw error;
      await sleep(200 * 2 ** attempt);
    }
  }
}

function isTransient(error: unknown): boolean {
  return isAxiosError(error) && (error.response === undefined || error.response.status >= 500);
}
