import axios from 'axios';

const ORDERS_URL = process.env.ORDERS_URL ?? 'http://orders:3000';

export interface Order {
  id: string;
  status: 'pending' | 'paid' | 'shipped' | 'cancelled';
  totalCents: number;
}

export async function fetchOrder(orderId: string): Promise<Order | undefined> {
  const { status, data } = await axios.get<Order>(`${ORDERS_URL}/v1/orders/${orderId}`, {
    headers: { 'x-service-token': process.env.SERVICE_TOKEN },
    validateStatus: (code) => code === 200 || code === 404,
  });
  return status === 200 ? data : undefined;
}
