import { connect } from 'amqplib';
import { In, IsNull } from 'typeorm';
import { dataSource } from './data-source.js';
import { OutboxEvent } from './entities/outbox-event.js';

const EXCHANGE = 'shop.events';
const EVERY_MS = 1_000;

/** Sends what the outbox holds, at least once: consumers drop the ids that they know. */
export async function startOutboxRelay(): Promise<void> {
  const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://rabbitmq:5672');
  const channel = await connection.createConfirmChannel();
  await channel.assertExchange(EXCHANGE, 'topic', { durable: true });
  const outbox = dataSource.getRepository(OutboxEvent);

  async function relay(): Promise<void> {
    const events = await outbox.find({ where: { sentAt: IsNull() }, order: { id: 'ASC' }, take: 100 });
    if (events.length === 0) return;
    for (const event of events) {
      channel.publish(EXCHANGE, event.topic, Buffer.from(JSON.stringify(event.payload)), {
        persistent: true,
        messageId: `payments-${event.id}`,
      });
    }
    await channel.waitForConfirms();
    await outbox.update({ id: In(events.map((event) => event.id)) }, { sentAt: new Date() });
  }

  const tick = (): void => {
    relay()
      .catch((error: unknown) => console.error('outbox relay failed', error))
      .finally(() => setTimeout(tick, EVERY_MS));
  };
  tick();
}
