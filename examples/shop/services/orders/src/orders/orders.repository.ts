import { Injectable } from '@nestjs/common';
import type { OrderStatus } from '@prisma/client';
import { PrismaService } from '../prisma.service';

@Injectable()
export class OrdersRepository {
  constructor(private readonly prisma: PrismaService) {}

  byId(id: string) {
    return this.prisma.order.findUnique({ where: { id }, include: { lines: true, shipments: true } });
  }

  byIdempotencyKey(idempotencyKey: string) {
    return this.prisma.order.findUnique({ where: { idempotencyKey }, include: { lines: true } });
  }

  byStatus(status?: OrderStatus) {
    return this.prisma.order.findMany({
      where: { status },
      include: { lines: true },
      orderBy: { createdAt: 'desc' },
    });
  }

  latestByEmail(customerEmail: string) {
    return this.prisma.order.findMany({
      where: { customerEmail },
      include: { lines: true },
      orderBy: { createdAt: 'desc' },
      take: 20,
    });
  }

  placedBetween(from: Date, to: Date, limit: number) {
    return this.prisma.order.findMany({
      where: { createdAt: { gte: from, lt: to } },
      orderBy: { createdAt: 'asc' },
      take: limit,
    });
  }

  linesOf(orderId: string) {
    return this.prisma.orderLine.findMany({ where: { orderId } });
  }
}
