import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type PaymentState = 'authorized' | 'captured' | 'refunded' | 'failed';

@Entity('payments')
export class Payment {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** One payment an order: a second authorization for it answers with the first. */
  @Index({ unique: true })
  @Column('uuid', { name: 'order_id' })
  orderId: string;

  @Index({ unique: true })
  @Column('text', { name: 'provider_reference' })
  providerReference: string;

  @Column('integer', { name: 'amount_cents' })
  amountCents: number;

  @Column('integer', { name: 'tax_cents' })
  taxCents: number;

  @Column('text')
  status: PaymentState;

  @Index()
  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
