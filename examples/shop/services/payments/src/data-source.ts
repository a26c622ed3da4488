import { DataSource } from 'typeorm';
import { OutboxEvent } from './entities/outbox-event.js';
import { Payment } from './entities/payment.js';
import { Refund } from './entities/refund.js';
import { CreatePayments1738574100000 } from './migrations/1738574100000-create-payments.js';

export const dataSource = new DataSource({
  type: 'postgres',
  url: process.env.DATABASE_URL,
  entities: [Payment, Refund, OutboxEvent],
  migrations: [CreatePayments1738574100000],
  migrationsTableName: 'payments_migrations',
  poolSize: 10,
});
