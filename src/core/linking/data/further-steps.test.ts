import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a query of Knex takes along what functions add that it is handed to', async () => {
  const system = await systemOf({
    'package.json': '{"name":"kennel","dependencies":{"express":"4","knex":"3"}}',
    'app.js': `const express = require('express');
const knex = require('knex')({ client: 'pg' });
const dogs = () => knex('dogs').where('gone', false);
const page = (query, n) => query.offset(n * 20).limit(20);
function ofKind(query, kind) {
  if (kind) query.where('kind', kind);
  return query;
}
async function byOwner(owner) {
  return await dogs().where('owner_id', owner);
}
async function paged(n) {
  return await page(knex('dogs').where('gone', false), n);
}
async function pagedByStatement(n) {
  const q = knex('dogs').where('gone', false);
  page(q, n);
  return await q;
}
async function modified(kind) {
  return await knex('dogs').modify(ofKind, kind).orderBy('id');
}
async function kinds(kind) {
  return await ofKind(knex('dogs'), kind).orderBy('id');
}
const app = express();
app.get('/a', async (req, res) => res.json(await byOwner(1)));
app.get('/b', async (req, res) => res.json(await paged(1)));
app.get('/c', async (req, res) => res.json(await pagedByStatement(1)));
app.get('/d', async (req, res) => res.json(await modified('x')));
app.get('/e', async (req, res) => res.json(await kinds('x')));
`,
  });
  const asked = ['byOwner', 'paged', 'pagedByStatement', 'modified', 'kinds'].flatMap((name) =>
    queriesText(system, name),
  );
  expect(asked).toMatchInlineSnapshot(`
    [
      "select dogs by gone, owner_id",
      "select dogs by gone limited",
      "select dogs by gone limited",
      "select dogs at times by kind sorted by id",
      "select dogs at times by kind sorted by id",
    ]
  `);
});

test('a builder of TypeORM is read where it is run, with what methods began and added', async () => {
  const system = await systemOf({
    'package.json': '{"name":"kennel","dependencies":{"express":"4","typeorm":"0.3"}}',
    'app.ts': `import express from 'express';
import { Entity, PrimaryGeneratedColumn, Column, DataSource, Repository, SelectQueryBuilder } from 'typeorm';

@Entity('dogs')
export class Dog {
  @PrimaryGeneratedColumn() id: number;
  @Column() ownerId: number;
  @Column() kind: string;
  @Column() gone: boolean;
}
const source = new DataSource({ type: 'postgres', entities: [Dog] });

class Kennel {
  private repo: Repository<Dog> = source.getRepository(Dog);
  private base() {
    return this.repo.createQueryBuilder('dog').where('dog.gone = false');
  }
  private page(qb: SelectQueryBuilder<Dog>, n: number) {
    return qb.skip(n * 20).take(20);
  }
  private present(qb: SelectQueryBuilder<Dog>) {
    qb.andWhere('dog.gone = false');
  }
  async byOwner(owner: number) {
    return await this.base().andWhere('dog.ownerId = :owner', { owner }).getMany();
  }
  async paged(kind: string) {
    return await this.page(this.repo.createQueryBuilder('dog').where('dog.kind = :kind', { kind }), 2).getMany();
  }
  async stepwise(kind: string) {
    const qb = this.repo.createQueryBuilder('dog').where('dog.kind = :kind', { kind });
    this.present(qb);
    this.page(qb, 1);
    return await qb.getMany();
  }
}
const kennel = new Kennel();
const app = express();
app.get('/a', async (req, res) => res.json(await kennel.byOwner(1)));
app.get('/b', async (req, res) => res.json(await kennel.paged('x')));
app.get('/c', async (req, res) => res.json(await kennel.stepwise('x')));
`,
  });
  const asked = ['base', 'byOwner', 'paged', 'stepwise'].flatMap((name) => queriesText(system, `Kennel.${name}`));
  expect(asked).toMatchInlineSnapshot(`
    [
      "select dogs by gone, ownerId",
      "select dogs by kind limited",
      "select dogs by kind, gone limited",
    ]
  `);
});

test('a query of Drizzle that is built up step by step is one query', async () => {
  const system = await systemOf({
    'package.json': '{"name":"kennel","dependencies":{"express":"4","drizzle-orm":"0.40"}}',
    'app.ts': `import express from 'express';
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq } from 'drizzle-orm';
import { type PgSelect, boolean, integer, pgTable, serial, text } from 'drizzle-orm/pg-core';

const dogs = pgTable('dogs', { id: serial('id').primaryKey(), kind: text('kind'), owner: integer('owner_id'), gone: boolean('gone') });
const db = drizzle('postgres://');

function page<T extends PgSelect>(query: T, number: number) {
  return query.limit(20).offset(number * 20);
}

async function search(kind: string | undefined, number: number) {
  const query = db.select().from(dogs).where(eq(dogs.gone, false)).$dynamic();
  if (kind) query.where(eq(dogs.kind, kind));
  return await page(query, number).orderBy(dogs.id);
}
async function owned(owner: number) {
  return await page(db.select().from(dogs).where(eq(dogs.owner, owner)).$dynamic(), 1);
}
const app = express();
app.get('/dogs', async (req, res) => res.json(await search(req.query.kind, 1)));
app.get('/owned', async (req, res) => res.json(await owned(1)));
`,
  });
  expect([...queriesText(system, 'search'), ...queriesText(system, 'owned')]).toMatchInlineSnapshot(`
    [
      "select dogs by gone at times by kind sorted by id limited",
      "select dogs by owner_id limited",
    ]
  `);
});

test('rows that a query gave are no query, whoever is handed them', async () => {
  const system = await systemOf({
    'package.json': '{"name":"kennel","dependencies":{"express":"4","knex":"3"}}',
    'app.js': `const express = require('express');
const knex = require('knex')({ client: 'pg' });
const few = (dogs) => dogs.limit(3);
async function all() {
  const dogs = await knex('dogs');
  return few(dogs);
}
const app = express();
app.get('/dogs', async (req, res) => res.json(await all()));
`,
  });
  expect(queriesText(system, 'all')).toEqual(['select dogs']);
});
