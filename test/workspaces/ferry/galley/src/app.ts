import express from 'express';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { DataTypes, Model, Sequelize } from 'sequelize';

interface Pantry {
  dishes: { id: number; course: string; price: number };
}

const db = new Kysely<Pantry>({ dialect: new PostgresDialect({ pool: new Pool() }) });
const sequelize = new Sequelize(process.env.CREW_DATABASE_URL ?? '');

class Cook extends Model {}
Cook.init({ shift: DataTypes.STRING }, { sequelize, modelName: 'galley_cook' });

const app = express();

app.get('/dishes', async (req, res) => {
  const dishes = await db
    .selectFrom('dishes')
    .selectAll()
    .where('course', '=', String(req.query.course))
    .orderBy('price', 'desc')
    .limit(12)
    .execute();
  res.json(dishes);
});

app.post('/dishes', async (req, res) => {
  const dish = await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('dishes').where('course', '=', req.body.course).execute();
    return trx.insertInto('dishes').values(req.body).returningAll().executeTakeFirst();
  });
  res.status(201).json(dish);
});

app.get('/cooks', async (req, res) => {
  res.json(await Cook.findAll({ where: { shift: req.query.shift } }));
});

app.listen(8300);
