import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a column beside the relation that it holds has the type of the key behind it', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "ferry", "dependencies": { "typeorm": "0.3" } }',
    'src/entities.ts': `import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

@Entity('sailings')
export class Sailing {
  @PrimaryGeneratedColumn('uuid') id: string;
}

@Entity('tickets')
export class Ticket {
  @PrimaryGeneratedColumn() id: number;
  @ManyToOne(() => Sailing) @JoinColumn({ name: 'sailing_id' }) sailing: Sailing;
  @Column({ name: 'sailing_id' }) sailingId: string;
  @Column({ name: 'return_id', nullable: true }) returnId: string;
  @ManyToOne(() => Sailing) @JoinColumn({ name: 'return_id' }) wayBack: Sailing;
  @Column() seat: string;
}
`,
  });
  const tickets = system.tables.find(({ name }) => name === 'tickets');
  expect(tickets?.columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? '?' : ''}`)).toEqual([
    'id integer',
    'sailing_id uuid',
    'return_id uuid?',
    'seat varchar',
  ]);
});
