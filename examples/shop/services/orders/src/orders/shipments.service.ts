import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { PaymentsClient } from '../clients/payments.client';
import { PrismaService } from '../prisma.service';
import type { CreateShipmentDto } from './orders.dto';
import { OrdersRepository } from './orders.repository';

@Injectable()
export class ShipmentsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly orders: OrdersRepository,
    private readonly payments: PaymentsClient,
  ) {}

  /** Takes the money first: a parcel without payment costs more than a payment without parcel. */
  async dispatch(orderId: string, dto: CreateShipmentDto) {
    const order = await this.orders.byId(orderId);
    if (!order?.paymentId) throw new NotFoundException();
    if (order.status === 'cancelled') throw new ConflictException('The order was cancelled');
    await this.payments.capture(order.paymentId);
    return this.prisma.$transaction(async (tx) => {
      await tx.order.update({ where: { id: orderId }, data: { status: 'shipped' } });
      return tx.shipment.create({ data: { orderId, ...dto } });
    });
  }
}
