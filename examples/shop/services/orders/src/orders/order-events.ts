import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Order, OrderLine } from '@prisma/client';
import { type Channel, type ChannelModel, connect } from 'amqplib';

const EXCHANGE = 'shop.events';

@Injectable()
export class OrderEvents implements OnModuleInit, OnModuleDestroy {
  private connection: ChannelModel;
  private channel: Channel;

  async onModuleInit(): Promise<void> {
    this.connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://rabbitmq:5672');
    this.channel = await this.connection.createChannel();
    await this.channel.assertExchange(EXCHANGE, 'topic', { durable: true });
  }

  async onModuleDestroy(): Promise<void> {
    await this.connection.close();
  }

  async placed(order: Order & { lines: OrderLine[] }): Promise<void> {
    const event = {
      id: randomUUID(),
      type: 'order.placed',
      version: 1,
      order: {
        id: order.id,
        number: order.number,
        lines: order.lines.map(({ productId, quantity }) => ({ productId, quantity })),
      },
    };
    this.channel.publish(EXCHANGE, 'order.placed', Buffer.from(JSON.stringify(event)), {
      persistent: true,
      messageId: event.id,
      contentType: 'application/json',
    });
  }
}
