import { randomInt } from 'node:crypto';
import { BadRequestException, ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import type { OrderStatus } from '@prisma/client';
import { CatalogClient } from '../clients/catalog.client';
import { PaymentsClient } from '../clients/payments.client';
import { PrismaService } from '../prisma.service';
import { OrderEvents } from './order-events';
import type { CreateOrderDto } from './orders.dto';
import { OrdersRepository } from './orders.repository';

@Injectable()
export class OrdersService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly orders: OrdersRepository,
    private readonly catalog: CatalogClient,
    private readonly payments: PaymentsClient,
    private readonly events: OrderEvents,
  ) {}

  async place(dto: CreateOrderDto, idempotencyKey: string) {
    const known = await this.orders.byIdempotencyKey(idempotencyKey);
    if (known) return known;

    const customer = await this.prisma.customer.findUnique({ where: { id: dto.customerId } });
    if (!customer) throw new BadRequestException('Unknown customer');
    const coupon = dto.coupon ? await this.usableCoupon(dto.coupon) : null;
    const lines = await this.priceLines(dto.lines);
    const fullCents = lines.reduce((sum, line) => sum + line.quantity * line.unitPriceCents, 0);
    const totalCents = Math.round(fullCents * (1 - (coupon?.percentOff ?? 0) / 100));

    const order = await this.prisma.$transaction(async (tx) => {
      const created = await tx.order.create({
        data: {
          number: orderNumber(),
          customerId: customer.id,
          customerEmail: customer.email,
          couponId: coupon?.id,
          totalCents,
          idempotencyKey,
          lines: { create: lines },
        },
      });
      const payment = await this.payments.authorize({ orderId: created.id, amountCents: totalCents, lines });
      return tx.order.update({
        where: { id: created.id },
        data: { paymentId: payment.id },
        include: { lines: true },
      });
    });

    await this.events.placed(order);
    return order;
  }

  byStatus(status?: OrderStatus) {
    return this.orders.byStatus(status);
  }

  byEmail(email: string) {
    return this.orders.latestByEmail(email.toLowerCase());
  }

  async one(id: string) {
    const order = await this.orders.byId(id);
    if (!order) throw new NotFoundException();
    return order;
  }

  async cancel(id: string, reason: string) {
    const order = await this.one(id);
    if (order.status === 'shipped') throw new ConflictException('The order has left already');
    const [cancelled] = await this.prisma.$transaction([
      this.prisma.order.update({ where: { id }, data: { status: 'cancelled' } }),
      this.prisma.auditEntry.create({ data: { subject: `order:${id}`, action: 'cancelled', detail: reason } }),
    ]);
    return cancelled;
  }

  private async usableCoupon(code: string) {
    const coupon = await this.prisma.coupon.findUnique({ where: { code } });
    if (!coupon || coupon.expiresAt < new Date()) throw new BadRequestException('This coupon is not valid');
    return coupon;
  }

  private async priceLines(lines: CreateOrderDto['lines']) {
    const prices = await this.catalog.prices(lines.map((line) => line.productId));
    return lines.map(({ productId, quantity }) => {
      const unitPriceCents = prices.get(productId);
      if (unitPriceCents === undefined) throw new BadRequestException(`Unknown product ${productId}`);
      return { productId, quantity, unitPriceCents };
    });
  }
}

/** Short enough to read over the phone; the unique index catches the rare collision. */
function orderNumber(): string {
  return `KL-${randomInt(100_000_000).toString().padStart(8, '0')}`;
}
