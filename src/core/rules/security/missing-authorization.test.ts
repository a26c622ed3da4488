import { expect, test } from 'vitest';
import { spoken } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';
import { expressExample } from '../words/express-example.ts';
import { missingAuthorization } from './missing-authorization.ts';

async function titles(routes: string): Promise<readonly string[]> {
  const schema = 'CREATE TABLE loans (id bigserial PRIMARY KEY, member_id bigint NOT NULL, due_on date NOT NULL);';
  const findings = runRules(await systemOf(expressExample(routes, { 'schema.sql': schema })));
  return findings.filter(({ rule }) => rule === 'missing-authorization').map(({ title }) => title);
}

test('a statement that goes by the id alone changes the rows of anybody', async () => {
  const routes = `app.put('/v1/loans/:id', async (req, res) => {
  await pool.query('UPDATE loans SET due_on = $1 WHERE id = $2', [req.body.due, req.params.id]);
  res.status(204).end();
});`;
  expect(await titles(routes)).toEqual(['PUT /v1/loans/{id} updates loans of anybody']);
});

test('a handler that looks at the row first may well compare its owner', async () => {
  const routes = `app.put('/v1/loans/:id', async (req, res) => {
  const loan = await pool.query('SELECT member_id FROM loans WHERE id = $1', [req.params.id]);
  if (loan.rows[0].member_id !== req.user.id) return res.status(404).end();
  await pool.query('UPDATE loans SET due_on = $1 WHERE id = $2', [req.body.due, req.params.id]);
  res.status(204).end();
});`;
  expect(await titles(routes)).toEqual([]);
});

test('what is done to a row asks whose it is, as the routes beside do, by whatever refers to who signs in', async () => {
  const schema = `CREATE TABLE readers (id bigserial PRIMARY KEY, email text NOT NULL, password_hash text NOT NULL);
CREATE TABLE loans (id bigserial PRIMARY KEY, lent_to bigint NOT NULL REFERENCES readers (id), due_on date NOT NULL);`;
  const told = async (own: string): Promise<readonly string[]> => {
    const routes = `app.get('/v1/loans/:id', async (req, res) => {
  const loan = await pool.query('SELECT id, due_on FROM loans WHERE id = $1 AND ${own}', [req.params.id, req.user.id]);
  res.json(loan.rows[0]);
});
app.post('/v1/loans/:id/renewals', async (req, res) => {
  await pool.query('UPDATE loans SET due_on = $1 WHERE id = $2', [req.body.due, req.params.id]);
  res.status(204).end();
});`;
    const findings = runRules(await systemOf(expressExample(routes, { 'schema.sql': schema })));
    return findings.filter(({ rule }) => rule === 'missing-authorization').map(({ title }) => title);
  };
  expect(await told('lent_to = $2')).toEqual(['POST /v1/loans/{id}/renewals updates loans of anybody']);
  expect(await told('due_on = $2')).toEqual([]);
});

test('a role on the way is an answer to who may', async () => {
  const routes = `app.put('/v1/loans/:id', requireAdmin, async (req, res) => {
  await pool.query('UPDATE loans SET due_on = $1 WHERE id = $2', [req.body.due, req.params.id]);
  res.status(204).end();
});
function requireAdmin(req, res, next) {
  if (!req.user.admin) return res.status(403).end();
  next();
}`;
  expect(await titles(routes)).toEqual([]);
});

test('what the routes beside ask for is what rows are kept apart by', async () => {
  const files = {
    'package.json': '{ "name": "desk", "dependencies": { "express": "4", "@prisma/client": "5" } }',
    'prisma/schema.prisma': `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model Ticket {
  id         String @id @default(uuid())
  tenantId   String
  customerId String
  subject    String

  @@index([tenantId])
}
`,
    'src/auth.ts': `export function requireAuth(req, res, next) {
  if (req.headers.authorization === undefined) return res.status(401).end();
  next();
}
`,
    'src/app.ts': `import { PrismaClient } from '@prisma/client';
import express from 'express';
import { requireAuth } from './auth';
const prisma = new PrismaClient();
const app = express();
app.use(requireAuth);
app.get('/v1/tickets', async (req, res) => {
  res.json(await prisma.ticket.findMany({ where: { tenantId: req.user.tenantId }, take: 50 }));
});
app.patch('/v1/tickets/:id', async (req, res) => {
  res.json(await prisma.ticket.update({ where: { id: req.params.id }, data: { subject: req.body.subject } }));
});
app.listen(3000);
`,
  };
  expect(spoken(missingAuthorization, await systemOf(files))).toMatchInlineSnapshot(`
    "high: PATCH /v1/tickets/{id} updates Ticket of anybody
    Each row of Ticket has its tenantId, and the statement goes by id alone; nothing on the way reads the row or asks for a role. GET /v1/tickets asks for tenantId too. An id is no secret: it stands in addresses, lists and logs.
    fix: \`updateMany({ where: { id, tenantId }, … })\` with tenantId of the caller, and 404 where no row was touched.
    at src/app.ts: res.json(await prisma.ticket.update({ where: { id: req.params.id }, data: { subject: req.body.subject } }));
    at src/app.ts: app.patch('/v1/tickets/:id', async (req, res) => {
      res.json(await prisma.ticket.update({ where: { id: req.params.id }, data: { subject: req.body.subject } }));
    });
    at src/app.ts: res.json(await prisma.ticket.findMany({ where: { tenantId: req.user.tenantId }, take: 50 }));
    at prisma/schema.prisma: tenantId   String
    at src/app.ts: app.use(requireAuth);
    looked at guard requireAuth src/app.ts:6
    looked at operation PATCH /v1/tickets/{id}"
  `);
});

/** A service of Go in which one method gets the loan, and another changes it. */
function lending(handler: string, parameters: string): Parameters<typeof systemOf>[0] {
  return {
    'go.mod': 'module lending\n\ngo 1.24\n\nrequire github.com/gin-gonic/gin v1.10.1\n',
    'schema.sql': `CREATE TABLE readers (id bigint PRIMARY KEY, email text NOT NULL, password_hash text NOT NULL);
CREATE TABLE loans (id bigint PRIMARY KEY, member_id bigint NOT NULL REFERENCES readers (id), due_on date NOT NULL);`,
    'loans.go': `package main
import (
	"context"
	"database/sql"
	"errors"
)
type Loans struct { db *sql.DB }
func (l *Loans) Get(ctx context.Context, id string) (string, error) {
	var due string
	err := l.db.QueryRowContext(ctx, "SELECT due_on FROM loans WHERE id = $1", id).Scan(&due)
	return due, err
}
func (l *Loans) Renew(ctx context.Context, ${parameters}) error {
	due, err := l.Get(ctx, id)
	if err != nil { return err }
	if due == "" { return errors.New("no such loan") }
	_, err = l.db.ExecContext(ctx, "UPDATE loans SET due_on = $1 WHERE id = $2", due, id)
	return err
}
`,
    'main.go': `package main
import (
	"database/sql"
	"github.com/gin-gonic/gin"
)
type Handler struct { loans *Loans }
func (h *Handler) Renew(c *gin.Context) {
	if err := ${handler}; err != nil {
		c.JSON(404, gin.H{"error": "no such loan"})
		return
	}
	c.Status(204)
}
func requireAuth(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		c.AbortWithStatus(401)
		return
	}
	c.Set("userID", "7")
}
func main() {
	db, _ := sql.Open("postgres", "dsn")
	h := &Handler{loans: &Loans{db: db}}
	r := gin.Default()
	r.Use(requireAuth)
	r.PUT("/v1/loans/:id", h.Renew)
	r.Run()
}
`,
  };
}

test('who is calling is a parameter or a call in Go: where there is none, a look at the row compares nothing', async () => {
  const said = async (handler: string, parameters: string): Promise<string> =>
    spoken(missingAuthorization, await systemOf(lending(handler, parameters)));
  expect(await said('h.loans.Renew(c, c.Param("id"))', 'id string')).toMatchInlineSnapshot(`
    "high: PUT /v1/loans/{id} updates loans of anybody
    Each row of loans has its member_id, and the statement goes by id alone; nothing on the way knows who is calling or asks for a role. An id is no secret: it stands in addresses, lists and logs.
    fix: \`… WHERE id = $1 AND member_id = $2\` with member_id of the caller, and 404 where no row was touched.
    at loans.go: _, err = l.db.ExecContext(ctx, "UPDATE loans SET due_on = $1 WHERE id = $2", due, id)
    at main.go: r.PUT("/v1/loans/:id", h.Renew)
    at schema.sql: CREATE TABLE loans (id bigint PRIMARY KEY, member_id bigint NOT NULL REFERENCES readers (id), due_on date NOT NULL);
    at main.go: r.Use(requireAuth)
    looked at guard requireAuth main.go:25
    looked at operation Handler.Renew
    looked at operation Loans.Renew
    looked at operation Loans.Get"
  `);
  expect(await said('h.loans.Renew(c, c.Param("id"), c.GetString("userID"))', 'id, asking string')).toBe('');
});

test('rows that the list beside finds by whom they refer to are meant for that person', async () => {
  const schema = `CREATE TABLE readers (id bigserial PRIMARY KEY, email text NOT NULL, password_hash text NOT NULL);
CREATE TABLE loans (id bigserial PRIMARY KEY, lent_to bigint NOT NULL REFERENCES readers (id), due_on date NOT NULL);`;
  const told = async (list: string): Promise<readonly string[]> => {
    const routes = `app.get('/v1/loans', async (req, res) => {
  const loans = await pool.query('SELECT id, due_on FROM loans ${list} LIMIT 20', [req.user.id]);
  res.json(loans.rows);
});
app.delete('/v1/loans/:id', async (req, res) => {
  await pool.query('DELETE FROM loans WHERE id = $1', [req.params.id]);
  res.status(204).end();
});`;
    const findings = runRules(await systemOf(expressExample(routes, { 'schema.sql': schema })));
    return findings.filter(({ rule }) => rule === 'missing-authorization').map(({ title }) => title);
  };
  expect(await told('WHERE lent_to = $1')).toEqual(['DELETE /v1/loans/{id} deletes from loans of anybody']);
  expect(await told('WHERE due_on > $1')).toEqual([]);
});
