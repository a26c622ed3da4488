import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Events are written with the change they tell of and sent afterwards by the relay. */
@Entity('payment_outbox')
export class OutboxEvent {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id: string;

  @Column('text')
  topic: string;

  @Column('jsonb')
  payload: object;

  @Index()
  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;
}
