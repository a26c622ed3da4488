import { fetchProduct } from './clients/catalog.js';
import type { Order, OrderLine } from './clients/orders.js';

export interface HistoryLine extends OrderLine {
  title: string;
  imageUrl: string;
}

export interface HistoryEntry {
  id: string;
  number: string;
  status: Order['status'];
  placedAt: string;
  totalCents: number;
  lines: HistoryLine[];
}

/** Orders as the account page shows them, with today's titles and pictures. */
export async function describeOrders(orders: Order[]): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  for (const order of orders) {
    const lines: HistoryLine[] = [];
    for (const line of order.lines) {
      const product = await fetchProduct(line.productId);
      lines.push({ ...line, title: product.title, imageUrl: product.imageUrl });
    }
    entries.push({
      id: order.id,
      number: order.number,
      status: order.status,
      placedAt: order.createdAt,
      totalCents: order.totalCents,
      lines,
    });
  }
  return entries;
}
