import { Injectable } from '@nestjs/common';
import axios from 'axios';

export interface PaymentRequest {
  orderId: string;
  amountCents: number;
  lines: { productId: string; quantity: number; unitPriceCents: number }[];
}

export interface Payment {
  id: string;
  status: string;
}

@Injectable()
export class PaymentsClient {
  private readonly http = axios.create({
    baseURL: process.env.PAYMENTS_URL ?? 'http://payments:3000',
    headers: { 'x-service-token': process.env.SERVICE_TOKEN },
  });

  async authorize(request: PaymentRequest): Promise<Payment> {
    const { data } = await this.http.post<Payment>('/v1/payments', request);
    return data;
  }

  async capture(paymentId: string): Promise<Payment> {
    const { data } = await this.http.post<Payment>(`/v1/payments/${paymentId}/capture`);
    return data;
  }
}
