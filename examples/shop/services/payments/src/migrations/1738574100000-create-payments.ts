import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePayments1738574100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE payments (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        order_id uuid NOT NULL,
        provider_reference text NOT NULL,
        amount_cents integer NOT NULL,
        tax_cents integer NOT NULL,
        status text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )
    `);
    await queryRunner.query(`
      CREATE TABLE refunds (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        payment_id uuid NOT NULL REFERENCES payments (id) ON DELETE RESTRICT,
        amount_cents integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )
    `);
    await queryRunner.query(`
      CREATE TABLE payment_outbox (
        id bigserial PRIMARY KEY,
        topic text NOT NULL,
        payload jsonb NOT NULL,
        sent_at timestamptz
      )
    `);
    await queryRunner.query('CREATE UNIQUE INDEX payments_order_idx ON payments (order_id)');
    await queryRunner.query('CREATE UNIQUE INDEX payments_provider_reference_idx ON payments (provider_reference)');
    await queryRunner.query('CREATE INDEX payments_created_idx ON payments (created_at)');
    await queryRunner.query('CREATE INDEX refunds_payment_idx ON refunds (payment_id)');
    await queryRunner.query('CREATE INDEX payment_outbox_sent_idx ON payment_outbox (sent_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE payment_outbox');
    await queryRunner.query('DROP TABLE refunds');
    await queryRunner.query('DROP TABLE payments');
  }
}
