import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const schema = `CREATE TABLE hives (id serial PRIMARY KEY, field text, keeper text, frames int, opened_on date);`;

test('a statement that grows says what every request asks, and what only some do', async () => {
  const system = await systemOf({
    'schema.sql': schema,
    'package.json': '{ "name": "apiary", "dependencies": { "express": "4", "pg": "8" } }',
    'app.ts': `import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
const app = express();
async function grown(field?: string, keeper?: string) {
  let sql = 'SELECT id FROM hives WHERE frames > 3';
  const values: string[] = [];
  if (field) { values.push(field); sql += \` AND field = $\${values.length}\`; }
  if (keeper) { values.push(keeper); sql += \` AND keeper ILIKE $\${values.length}\`; }
  sql += ' ORDER BY opened_on DESC LIMIT 20';
  return pool.query(sql, values);
}
async function joined(field?: string, keeper?: string) {
  const conditions: string[] = [];
  if (field) conditions.push('field = $1');
  if (keeper) conditions.push('keeper = $2');
  const where = conditions.length > 0 ? \`WHERE \${conditions.join(' AND ')}\` : '';
  return pool.query(\`SELECT id FROM hives \${where} ORDER BY frames LIMIT 5\`);
}
app.get('/grown', async (req, res) => res.json(await grown(String(req.query.field))));
app.get('/joined', async (req, res) => res.json(await joined(String(req.query.field))));
`,
  });
  expect([...queriesText(system, 'grown'), ...queriesText(system, 'joined')]).toMatchInlineSnapshot(`
    [
      "select hives by frames at times by field, keeper sorted by opened_on limited",
      "select hives at times by field, keeper sorted by frames limited",
    ]
  `);
});

test('statements of Go grow by lists and formats', async () => {
  const system = await systemOf({
    'schema.sql': schema,
    'go.mod': 'module apiary\ngo 1.22\nrequire github.com/jmoiron/sqlx v1.4.0\n',
    'main.go': `package main

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/jmoiron/sqlx"
)

var db *sqlx.DB

func search(w http.ResponseWriter, r *http.Request) {
	var conditions []string
	var args []any
	if field := r.FormValue("field"); field != "" {
		conditions = append(conditions, "field = ?")
		args = append(args, field)
	}
	if keeper := r.FormValue("keeper"); keeper != "" {
		conditions = append(conditions, "keeper = ?")
		args = append(args, keeper)
	}
	q := "SELECT * FROM hives"
	if len(conditions) > 0 {
		q += " WHERE " + strings.Join(conditions, " AND ")
	}
	q = fmt.Sprintf("%s ORDER BY frames LIMIT %d", q, 30)
	var hives []Hive
	db.Select(&hives, db.Rebind(q), args...)
}

type Hive struct{ ID int }

func main() {
	http.HandleFunc("GET /hives", search)
	http.ListenAndServe(":8080", nil)
}
`,
  });
  expect(queriesText(system, 'search')).toMatchInlineSnapshot(`
    [
      "select hives at times by field, keeper sorted by frames limited",
    ]
  `);
});

test('a list of conditions of SQLAlchemy, and tables that only conditions and loading name', async () => {
  const system = await systemOf({
    'requirements.txt': 'fastapi\nsqlalchemy\n',
    'app.py': `from fastapi import FastAPI
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Keeper(Base):
    __tablename__ = "keepers"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]


class Hive(Base):
    __tablename__ = "hives"
    id: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str]
    frames: Mapped[int]
    keeper_id: Mapped[int] = mapped_column(ForeignKey("keepers.id"))
    keeper: Mapped[Keeper] = relationship()


app = FastAPI()
session = Session(create_engine("sqlite://"))


@app.get("/hives")
def search(field: str | None = None, frames: int | None = None):
    conditions = [Hive.frames > 0]
    if field:
        conditions.append(Hive.field == field)
    return session.scalars(select(Hive).where(*conditions).options(selectinload(Hive.keeper)).limit(9)).all()


@app.get("/kept")
def kept(email: str):
    return session.scalars(select(Hive).join(Hive.keeper).where(Keeper.email == email)).all()


@app.get("/owned")
def owned(email: str):
    return session.scalars(select(Hive).where(Hive.keeper_id == Keeper.id, Keeper.email == email)).all()


@app.get("/by")
def by(email: str):
    return session.scalars(select(Hive).join(Keeper).filter_by(email=email)).all()
`,
  });
  const all = ['search', 'kept', 'owned', 'by'].map((name) => `${name}: ${queriesText(system, name).join('; ')}`);
  expect(all.join('\n')).toMatchInlineSnapshot(`
    "search: select hives by frames at times by field limited; select keepers limited
    kept: select hives; select keepers by email
    owned: select hives; select keepers by email
    by: select hives; select keepers by email"
  `);
});

test('entries that are added to the conditions of Prisma', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "apiary", "dependencies": { "express": "4", "@prisma/client": "5" } }',
    'schema.prisma': `datasource db {
  provider = "postgresql"
}
model Hive {
  id     Int    @id
  field  String
  frames Int
}`,
    'app.ts': `import express from 'express';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const app = express();
async function search(field?: string, frames?: number) {
  const where: Record<string, unknown> = { frames: { gt: 0 } };
  if (field) where.field = { contains: field };
  return prisma.hive.findMany({ where, take: 5 });
}
async function spread(field?: string, frames?: number) {
  const where = { ...(field && { field }), ...(frames ? { frames: { gt: frames } } : {}) };
  return prisma.hive.findMany({ where, take: 5 });
}
function conditions(field?: string) {
  const where: Record<string, unknown> = { frames: 1 };
  if (field) where.field = field;
  return where;
}
async function built(field?: string) {
  const where = conditions(field);
  return prisma.hive.findMany({ where, take: 5 });
}
app.get('/hives', async (req, res) => res.json(await search(String(req.query.field))));
app.get('/hives/built', async (req, res) => res.json(await built(String(req.query.field))));
app.get('/hives/spread', async (req, res) => res.json(await spread(String(req.query.field))));
`,
  });
  expect(queriesText(system, 'search')).toMatchInlineSnapshot(`
    [
      "select Hive by frames at times by field limited",
    ]
  `);
  expect(queriesText(system, 'built')).toEqual(['select Hive by frames at times by field limited']);
  expect(queriesText(system, 'spread')).toEqual(['select Hive at times by field, frames limited']);
});

test('a list of conditions of Drizzle', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "apiary", "dependencies": { "hono": "4", "drizzle-orm": "1", "pg": "8" } }',
    'app.ts': `import { and, eq, gt } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, serial, text } from 'drizzle-orm/pg-core';
import { Hono } from 'hono';
const hives = pgTable('hives', { id: serial('id').primaryKey(), field: text('field'), frames: integer('frames') });
const db = drizzle('postgres://localhost');
async function search(asked: { field?: string }, most: number) {
  const conditions = [gt(hives.frames, 0)];
  if (asked.field) conditions.push(eq(hives.field, asked.field));
  return db.select().from(hives).where(and(...conditions)).limit(most);
}
const app = new Hono();
app.get('/hives', async (c) => c.json(await search({ field: c.req.query('field') }, 5)));
export default app;
`,
  });
  expect(queriesText(system, 'search')).toMatchInlineSnapshot(`
    [
      "select hives by frames at times by field limited",
    ]
  `);
});
