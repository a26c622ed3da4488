import { connect } from 'amqplib';
import type { FastifyBaseLogger } from 'fastify';
import type { Pool } from 'pg';
import { inTransaction } from '../plugins/database.js';

const QUEUE = 'catalog.order-placed';
const DEAD_LETTERS = 'shop.dead-letters';

interface OrderPlaced {
  id: string;
  order: { lines: { productId: string; quantity: number }[] };
}

/** Keeps `units_sold` up to date; a poisoned message is kept aside. */
export async function countSales(db: Pool, log: FastifyBaseLogger): Promise<{ close(): Promise<void> }> {
  const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://rabbitmq:5672');
  const channel = await connection.createChannel();
  await channel.assertExchange('shop.events', 'topic', { durable: true });
  await channel.assertExchange(DEAD_LETTERS, 'fanout', { durable: true });
  await channel.assertQueue(`${QUEUE}.dead`, { durable: true });
  await channel.bindQueue(`${QUEUE}.dead`, DEAD_LETTERS, '');
  await channel.assertQueue(QUEUE, { durable: true, deadLetterExchange: DEAD_LETTERS });
  await channel.bindQueue(QUEUE, 'shop.events', 'order.placed');
  await channel.prefetch(20);
  await channel.consume(QUEUE, async (message) => {
    if (!message) return;
    try {
      await addSales(db, JSON.parse(message.content.toString()) as OrderPlaced);
      channel.ack(message);
    } catch (error) {
      log.error(error, 'sales were not counted');
      channel.nack(message, false, false);
    }
  });
  return { close: () => connection.close() };
}

async function addSales(db: Pool, event: OrderPlaced): Promise<void> {
  const { lines } = event.order;
  await inTransaction(db, async (client) => {
    const first = await client.query('INSERT INTO processed_events (event_id) VALUES ($1) ON CONFLICT DO NOTHING', [
      event.id,
    ]);
    if (first.rowCount === 0) return;
    await client.query(
      `UPDATE products
          SET units_sold = units_sold + sold.quantity
         FROM unnest($1::uuid[], $2::int[]) AS sold (product_id, quantity)
        WHERE products.id = sold.product_id`,
      [lines.map((line) => line.productId), lines.map((line) => line.quantity)],
    );
  });
}
