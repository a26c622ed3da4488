import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('statics and methods of a schema of Mongoose are followed to the collection of its model', async () => {
  const system = await systemOf({
    'package.json': '{ "dependencies": { "express": "5", "mongoose": "8" } }',
    'member.ts': `
      import { Schema, model } from 'mongoose';
      const memberSchema = new Schema({ email: String, points: Number }, {
        statics: { best(limit: number) { return this.find({}).sort({ points: -1 }).limit(limit); } },
      });
      memberSchema.statics.byEmail = function (email: string) {
        return this.findOne({ email });
      };
      memberSchema.method('award', async function (points: number) {
        this.points += points;
        return this.save();
      });
      export const Member = model('Member', memberSchema);`,
    'app.ts': `
      import express from 'express';
      import { Member } from './member';
      const app = express();
      app.get('/members/best', async (req, res) => res.json(await Member.best(10)));
      app.post('/members/:email/points', async (req, res) => {
        const member = await Member.byEmail(req.params.email);
        await member.award(5);
        res.status(204).end();
      });`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /members/best → select members sorted by points limited
    POST /members/{email}/points → select members by email limited
    POST /members/{email}/points → update members by _id"
  `);
});

test('a repository of TypeORM that a project extends keeps what it is of', async () => {
  const system = await systemOf({
    'package.json': '{ "dependencies": { "express": "5", "typeorm": "0.3.20" } }',
    'car.ts': `
      import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm';
      @Entity('cars')
      export class Car {
        @PrimaryGeneratedColumn() id: number;
        @Column({ unique: true }) plate: string;
        @Column() mileage: number;
      }
      export const source = new DataSource({ type: 'postgres', entities: [Car] });
      export const Cars = source.getRepository(Car).extend({
        byPlate(plate: string) {
          return this.findOneBy({ plate });
        },
      });`,
    'app.ts': `
      import express from 'express';
      import type { EntityManager } from 'typeorm';
      import { Cars, source } from './car';
      const app = express();
      app.get('/cars/:plate', async (req, res) => res.json(await Cars.byPlate(req.params.plate)));
      app.post('/cars/:id/trips', async (req, res) => {
        await source.transaction(async (manager: EntityManager) => {
          await manager.withRepository(Cars).increment({ id: Number(req.params.id) }, 'mileage', 5);
        });
        res.status(204).end();
      });`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /cars/{plate} → select cars by plate limited
    POST /cars/{id}/trips → update cars by id, in a transaction"
  `);
});
