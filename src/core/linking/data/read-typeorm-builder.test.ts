import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a builder of TypeORM joins an entity by its class and asks of it what the join says', async () => {
  const system = await systemOf({
    'package.json': '{"name":"harbor","dependencies":{"express":"5","typeorm":"0.3","pg":"8"}}',
    'src/entities.ts': `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity('berths') export class Berth { @PrimaryGeneratedColumn() id: number; @Column() pier: string; }
@Entity('stays') export class Stay { @PrimaryGeneratedColumn() id: number; @Column() berthId: number; @Column() until: Date; }
`,
    'src/app.ts': `import express from 'express';
import { DataSource } from 'typeorm';
import { Berth, Stay } from './entities';
const source = new DataSource({ type: 'postgres', entities: [Berth, Stay] });
const app = express();
app.get('/berths', async (req, res) => {
  res.json(await source.getRepository(Berth).createQueryBuilder('berth')
    .leftJoin(Stay, 'stay', 'stay.berthId = berth.id AND stay.until > :now', { now: new Date() })
    .where('berth.pier = :pier', { pier: req.query.pier })
    .take(20).getMany());
});
app.listen(3000);
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /berths → select berths by pier limited
    GET /berths → select stays by berthId, until limited"
  `);
});
