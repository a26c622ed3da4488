import { expect, test } from 'vitest';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { unboundedPageSize } from './unbounded-page-size.ts';

const schema = 'CREATE TABLE visits (id bigserial PRIMARY KEY, hall text NOT NULL);\n';

function museum(limit: string): Parameters<typeof systemOf>[0] {
  return {
    'schema.sql': schema,
    'src/app.ts': `import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();

const sizes = ['20', '50'];
const most = 100;

app.get('/v1/visits', async (req, res) => {
  ${limit}
  const { rows } = await pool.query('SELECT id, hall FROM visits ORDER BY id LIMIT $1', [limit]);
  res.json({ visits: rows });
});

app.post('/v1/visits', async (req, res) => {
  await pool.query('INSERT INTO visits (hall) VALUES ($1)', [String(req.body.hall)]);
  res.status(201).end();
});

app.listen(3000);
`,
  };
}

test('a size that goes from the request into the query is told with its bound', async () => {
  const system = await systemOf(museum('const limit = Number(req.query.limit ?? 50);'));
  expect(spoken(unboundedPageSize, system)).toMatchInlineSnapshot(`
    "low: GET /v1/visits gives a page of any size
    limit of GET /v1/visits goes into the query of visits as it comes: \`?limit=1000000\` reads that many rows, and the next request after a timeout is the same.
    fix: Bound it before the query, as by \`Math.min(Number(limit) || 20, 100)\`, or refuse what is larger with 400.
    at src/app.ts: const { rows } = await pool.query('SELECT id, hall FROM visits ORDER BY id LIMIT $1', [limit]);
    at src/app.ts: app.get('/v1/visits', async (req, res) => {
      const limit = Number(req.query.limit ?? 50);
      const { rows } = await pool.query('SELECT id, hall FROM visits ORDER BY id LIMIT $1', [limit]);
      res.json({ visits: rows });
    looked at a maximum in the schema of limit
    looked at guards that check the request
    looked at a bound in GET /v1/visits"
  `);
});

test.each([
  'const limit = Math.min(Number(req.query.limit) || 20, 100);',
  'const limit = Number(req.query.limit) > 100 ? 100 : Number(req.query.limit);',
  'let limit = Number(req.query.limit); if (limit > most) limit = most;',
  'const limit = sizes.includes(req.query.limit) ? Number(req.query.limit) : 20;',
  'const { limit } = Page.parse(req.query);',
  'const { limit } = getPagination(req.query);',
])('%s bounds the page', async (limit) => {
  expect(titles(unboundedPageSize, await systemOf(museum(limit)))).toEqual([]);
});

test('a table that nobody fills gives no page that grows', async () => {
  const files = museum('const limit = Number(req.query.limit ?? 50);');
  const read = (files['src/app.ts'] ?? '').replace(/INSERT INTO visits .*?\)/, 'SELECT 1');
  expect(titles(unboundedPageSize, await systemOf({ ...files, 'src/app.ts': read }))).toEqual([]);
});

function garden(bound: string, check = ''): Parameters<typeof systemOf>[0] {
  return {
    'requirements.txt': 'fastapi\nsqlalchemy\n',
    'app.py': `from typing import Annotated

from fastapi import FastAPI, HTTPException, Query
from sqlalchemy import String, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

app = FastAPI()


class Base(DeclarativeBase):
    pass


class Plant(Base):
    __tablename__ = "plants"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String)


@app.get("/v1/plants")
def plants(session: Session, limit: ${bound} = 20):
${check}    return session.scalars(select(Plant).order_by(Plant.id).limit(limit)).all()


@app.post("/v1/plants")
def plant(name: str, session: Session):
    session.add(Plant(name=name))
    session.commit()
`,
  };
}

test('a parameter of Python is bounded by what it declares, or by what its handler compares', async () => {
  const refused = '    if not 0 < limit <= 100:\n        raise HTTPException(422)\n';
  expect(titles(unboundedPageSize, await systemOf(garden('int')))).toEqual([
    'low: GET /v1/plants gives a page of any size',
  ]);
  expect(titles(unboundedPageSize, await systemOf(garden('Annotated[int, Query(le=100)]')))).toEqual([]);
  expect(titles(unboundedPageSize, await systemOf(garden('int', refused)))).toEqual([]);
});

function harbor(bound: string): Parameters<typeof systemOf>[0] {
  return {
    'schema.sql': schema.replaceAll('visits', 'berths'),
    'go.mod': 'module harbor\n\ngo 1.23\n',
    'main.go': `package main

import (
	"database/sql"
	"net/http"
	"strconv"
)

var db *sql.DB

func list(w http.ResponseWriter, r *http.Request) {
	limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
	if err != nil {
		http.Error(w, "not a number", http.StatusBadRequest)
		return
	}
	${bound}
	rows, _ := db.QueryContext(r.Context(), "SELECT id, hall FROM berths ORDER BY id LIMIT $1", limit)
	defer rows.Close()
}

func add(w http.ResponseWriter, r *http.Request) {
	_, _ = db.ExecContext(r.Context(), "INSERT INTO berths (hall) VALUES ($1)", r.FormValue("hall"))
}

func main() {
	http.HandleFunc("GET /v1/berths", list)
	http.HandleFunc("POST /v1/berths", add)
	_ = http.ListenAndServe(":8080", nil)
}
`,
  };
}

test('a size of Go is bounded by a comparison, and not by being a number', async () => {
  expect(titles(unboundedPageSize, await systemOf(harbor('')))).toEqual([
    'low: GET /v1/berths gives a page of any size',
  ]);
  expect(titles(unboundedPageSize, await systemOf(harbor('if limit > 100 {\n\t\tlimit = 100\n\t}')))).toEqual([]);
  expect(titles(unboundedPageSize, await systemOf(harbor('limit = min(limit, 100)')))).toEqual([]);
});
