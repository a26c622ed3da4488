import axios from 'axios';
import type { CartItem } from '../carts.js';
import { config } from '../config.js';
import type { Page } from './catalog.js';

export interface OrderLine {
  productId: string;
  quantity: number;
  unitPriceCents: number;
}

export interface Order {
  id: string;
  number: string;
  customerId: string;
  paymentId: string | null;
  status: 'pending' | 'paid' | 'shipped' | 'cancelled';
  totalCents: number;
  createdAt: string;
  lines: OrderLine[];
}

export interface Customer {
  id: string;
  email: string;
  role: 'customer' | 'support';
}

const http = axios.create({
  baseURL: config.ordersUrl,
  timeout: 5_000,
  headers: { 'x-service-token': config.serviceToken },
});

/** For what the support desk may see: orders checks the role. */
const asSupport = { headers: { 'x-caller-role': 'support' } };

export async function registerCustomer(email: string, password: string) {
  const { data } = await http.post<Customer>('/v1/customers', { email, password });
  return data;
}

export async function verifyCustomer(email: string, password: string): Promise<Customer | undefined> {
  const { status, data } = await http.post<Customer>(
    '/v1/customers/verify',
    { email, password },
    { validateStatus: (code) => code < 500 },
  );
  return status === 200 ? data : undefined;
}

export async function placeOrder(order: { customerId: string; lines: CartItem[]; coupon?: string }, key: string) {
  const { data } = await http.post<Order>('/v1/orders', order, { headers: { 'Idempotency-Key': key } });
  return data;
}

export async function fetchOrder(orderId: string) {
  const { data } = await http.get<Order>(`/v1/orders/${orderId}`);
  return data;
}

export async function fetchCustomerOrders(customerId: string, page: { after?: string; limit: number }) {
  const { data } = await http.get<Page<Order>>(`/v1/customers/${customerId}/orders`, { params: page });
  return data;
}

export async function cancelOrder(orderId: string, reason: string) {
  const { data } = await http.post<Order>(`/v1/orders/${orderId}/cancel`, { reason });
  return data;
}

export async function fetchOrdersByStatus(status?: string) {
  const { data } = await http.get<{ items: Order[] }>('/v1/orders', { ...asSupport, params: { status } });
  return data.items;
}

export async function fetchOrdersByEmail(email: string) {
  const { data } = await http.get<{ items: Order[] }>('/v1/orders/by-email', { ...asSupport, params: { email } });
  return data.items;
}

export async function exportOrders(from: string, to: string) {
  const { data } = await http.get<string>('/v1/orders/export', {
    ...asSupport,
    params: { from, to },
    responseType: 'text',
    timeout: 30_000,
  });
  return data;
}
