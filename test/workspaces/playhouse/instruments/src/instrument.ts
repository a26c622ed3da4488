import { Column, Entity, Index, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('maker')
export class Maker {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  id!: string;

  @Column({ type: 'text', nullable: true })
  town!: string | null;
}

@Entity('instrument')
@Index(['family', 'bought'])
export class Instrument {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', length: 30 })
  family!: string;

  @Column({ type: 'date' })
  bought!: string;

  @ManyToOne(() => Maker, { onDelete: 'CASCADE', nullable: false })
  maker!: Maker;
}
