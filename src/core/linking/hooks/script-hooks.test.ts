import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const manifest = (library: string): Record<string, string> => ({
  'package.json': `{"name":"apiary","dependencies":{"express":"4","${library}":"*"}}`,
});

test('hooks of Sequelize: one statement about many rows has hooks of its own', async () => {
  const system = await systemOf({
    ...manifest('sequelize'),
    'models.js': `const { Sequelize, DataTypes, Model } = require('sequelize');
const sequelize = new Sequelize('sqlite::memory:');
class Hive extends Model {}
Hive.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, name: DataTypes.STRING }, {
  sequelize,
  modelName: 'Hive',
  hooks: {
    afterCreate: async (hive) => { await Stand.update({ free: false }, { where: { hiveId: hive.id } }); },
    async beforeDestroy(hive) { await Frame.destroy({ where: { hiveId: hive.id } }); },
  },
});
const Stand = sequelize.define('Stand', { hiveId: DataTypes.INTEGER, free: DataTypes.BOOLEAN });
const Frame = sequelize.define('Frame', { hiveId: DataTypes.INTEGER });
const Visit = sequelize.define('Visit', { place: DataTypes.STRING });
Hive.addHook('afterSave', 'visit', async () => { await Visit.create({ place: 'hive' }); });
module.exports = { Hive };
`,
    'app.js': `const express = require('express');
const { Hive } = require('./models');
const app = express();
app.post('/hives', async (req, res) => { res.json(await Hive.create(req.body)); });
app.put('/hives/:id', async (req, res) => {
  const hive = await Hive.findByPk(req.params.id);
  await hive.update(req.body);
  res.json(hive);
});
app.delete('/hives/:id', async (req, res) => {
  const hive = await Hive.findByPk(req.params.id);
  await hive.destroy();
  res.end();
});
app.delete('/hives', async (req, res) => { await Hive.destroy({ where: { name: 'old' } }); res.end(); });
app.listen(3000);
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /hives → delete Hives by name
    DELETE /hives/{id} → delete Frames by hiveId
    DELETE /hives/{id} → delete Hives by id
    DELETE /hives/{id} → select Hives by id limited
    POST /hives → insert Hives
    POST /hives → insert Visits
    POST /hives → update Stands by hiveId
    PUT /hives/{id} → insert Visits
    PUT /hives/{id} → select Hives by id limited
    PUT /hives/{id} → update Hives by id"
  `);
});

test('middleware of a schema of Mongoose runs for the methods that it names', async () => {
  const system = await systemOf({
    ...manifest('mongoose'),
    'hive.js': `const mongoose = require('mongoose');
const Frame = mongoose.model('Frame', new mongoose.Schema({ hive: mongoose.Schema.Types.ObjectId }));
const Counter = mongoose.model('Counter', new mongoose.Schema({ name: String, value: Number }));
const hiveSchema = new mongoose.Schema({ number: Number, name: String });
hiveSchema.pre('save', async function () {
  const counter = await Counter.findOneAndUpdate({ name: 'hive' }, { $inc: { value: 1 } });
  this.number = counter.value;
});
hiveSchema.post(/^findOneAnd/, async (hive) => { await Frame.deleteMany({ hive: hive._id }); });
module.exports = mongoose.model('Hive', hiveSchema);
`,
    'app.js': `const express = require('express');
const Hive = require('./hive');
const app = express();
app.post('/hives', async (req, res) => { res.json(await Hive.create(req.body)); });
app.post('/hives/new', async (req, res) => { const hive = new Hive(req.body); await hive.save(); res.json(hive); });
app.delete('/hives/:id', async (req, res) => { await Hive.findByIdAndDelete(req.params.id); res.end(); });
app.put('/hives', async (req, res) => { await Hive.updateMany({ name: 'old' }, { name: 'new' }); res.end(); });
app.listen(3000);
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /hives/{id} → delete frames by hive
    DELETE /hives/{id} → delete hives by _id
    POST /hives → insert hives
    POST /hives → update counters by name
    POST /hives/new → insert hives
    POST /hives/new → update counters by name
    PUT /hives → update hives by name"
  `);
});

test('listeners of an entity of TypeORM wait for entities, subscribers hear of statements too', async () => {
  const system = await systemOf({
    ...manifest('typeorm'),
    'entities.ts': `import { AfterInsert, BaseEntity, Column, Entity, EventSubscriber, PrimaryGeneratedColumn } from 'typeorm';
import type { EntitySubscriberInterface, InsertEvent } from 'typeorm';
@Entity()
export class Visit extends BaseEntity { @PrimaryGeneratedColumn() id!: number; @Column() place!: string; }
@Entity()
export class Stand extends BaseEntity { @PrimaryGeneratedColumn() id!: number; @Column() free!: boolean; }
@Entity()
export class Hive {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
  @AfterInsert()
  async visit() { await Visit.insert({ place: 'hive' }); }
}
@EventSubscriber()
export class HiveSubscriber implements EntitySubscriberInterface<Hive> {
  listenTo() { return Hive; }
  async afterInsert(event: InsertEvent<Hive>) { await event.manager.update(Stand, { free: true }, { free: false }); }
}
`,
    'app.ts': `import express from 'express';
import { DataSource } from 'typeorm';
import { Hive, HiveSubscriber } from './entities';
const source = new DataSource({ type: 'postgres', entities: [Hive], subscribers: [HiveSubscriber] });
const hives = source.getRepository(Hive);
const app = express();
app.post('/hives', async (req, res) => { res.json(await hives.save(req.body)); });
app.post('/hives/import', async (req, res) => { res.json(await hives.insert(req.body)); });
app.delete('/hives/:id', async (req, res) => { await hives.delete(req.params.id); res.end(); });
app.listen(3000);
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /hives/{id} → delete hive by id
    POST /hives → insert visit
    POST /hives → update stand by free
    POST /hives → upsert hive
    POST /hives/import → insert hive
    POST /hives/import → update stand by free"
  `);
});

test('a client of Prisma asks what it is extended with, and lends all models one method', async () => {
  const system = await systemOf({
    ...manifest('@prisma/client'),
    'prisma/schema.prisma': `datasource db { provider = "postgresql" }
model Hive {
  id Int @id
  goneAt DateTime?
}
model Visit {
  id Int @id
  place String
}
`,
    'db.ts': `import { Prisma, PrismaClient } from '@prisma/client';
const client = new PrismaClient();
export const prisma = client.$extends({
  query: {
    hive: {
      async create({ args, query }) {
        await client.visit.create({ data: { place: 'hive' } });
        return query(args);
      },
    },
  },
  model: {
    $allModels: {
      async softDelete<T>(this: T, id: number) {
        const context = Prisma.getExtensionContext(this) as any;
        return context.update({ where: { id }, data: { goneAt: new Date() } });
      },
    },
  },
});
`,
    'app.ts': `import express from 'express';
import { prisma } from './db';
const app = express();
app.post('/hives', async (req, res) => { res.json(await prisma.hive.create({ data: req.body })); });
app.put('/hives/:id', async (req, res) => { res.json(await prisma.hive.update({ where: { id: 1 }, data: req.body })); });
app.delete('/hives/:id', async (req, res) => { await prisma.hive.softDelete(+req.params.id); res.end(); });
app.listen(3000);
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /hives/{id} → update Hive by id
    POST /hives → insert Hive
    POST /hives → insert Visit
    PUT /hives/{id} → update Hive by id"
  `);
});
