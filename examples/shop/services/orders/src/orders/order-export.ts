import { BadRequestException, Injectable } from '@nestjs/common';
import { OrdersRepository } from './orders.repository';

const MAX_ORDERS = 5_000;
const header = 'number;placed;status;product;quantity;unit_price';

/** What accounting imports at the end of the month. */
@Injectable()
export class OrderExport {
  constructor(private readonly orders: OrdersRepository) {}

  async csv(from: Date, to: Date): Promise<string> {
    if (from >= to) throw new BadRequestException('from must be before to');
    const orders = await this.orders.placedBetween(from, to, MAX_ORDERS);
    const rows = [header];
    for (const order of orders) {
      const lines = await this.orders.linesOf(order.id);
      for (const line of lines) {
        rows.push(
          [
            order.number,
            order.createdAt.toISOString(),
            order.status,
            line.productId,
            line.quantity,
            (line.unitPriceCents / 100).toFixed(2),
          ].join(';'),
        );
      }
    }
    return rows.join('\n');
  }
}
