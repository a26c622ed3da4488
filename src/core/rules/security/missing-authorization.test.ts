import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';
import { expressExample } from '../words/express-example.ts';

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
