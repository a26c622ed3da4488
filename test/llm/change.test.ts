import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { usualBudget } from '../../src/llm/prompt/budget.ts';
import { type GroundedPreparation, prepare } from '../../src/llm/prompt/prepare.ts';
import { verifierOf } from '../../src/llm/verify/verifier.ts';
import type { Base } from '../../src/worker/base-workspace.ts';
import { compareWithBase, sinceBase } from '../../src/worker/compare-with-base.ts';
import { listFiles } from '../../src/worker/list-files.ts';
import { sha256 } from '../support/ask-model.ts';
import { factId } from '../support/judged-shop.ts';
import { testEngine } from '../support/system-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const head = `import express from 'express';
import pg from 'pg';
import { requireHost } from './require-host';
const pool = new pg.Pool();
const app = express();
`;
const listing = `app.get('/orders', requireHost, async (req, res) => {
  const { rows } = await pool.query('SELECT id, guest FROM orders WHERE guest = $1 LIMIT 50', [req.query.guest]);
  res.json(rows);
});
`;
const before = {
  'package.json': '{"name":"tea","dependencies":{"express":"4","pg":"8"}}',
  'db/001.sql':
    'CREATE TABLE orders (id uuid PRIMARY KEY, guest text NOT NULL);\nCREATE INDEX orders_guest ON orders (guest);\n',
  'src/require-host.ts':
    'export function requireHost(req, res, next) { if (!req.session.host) return res.sendStatus(401); next(); }\n',
  'src/app.ts': `${head}${listing}app.delete('/orders/:id', requireHost, async (req, res) => {
  await pool.query('DELETE FROM orders WHERE id = $1', [req.params.id]);
  res.sendStatus(204);
});
app.get('/menu', (req, res) => res.json(['sencha']));
app.listen(3000);
`,
};
const after = {
  ...before,
  'db/001.sql': 'CREATE TABLE orders (id uuid PRIMARY KEY, guest text NOT NULL, paid_at timestamptz);\n',
  'src/app.ts': `${head}// Orders, by guest.
${listing}app.delete('/orders/:id', async (req, res) => {
  await pool.query('DELETE FROM orders WHERE id = $1', [req.params.id]);
  res.sendStatus(204);
});
app.post('/orders', async (req, res) => {
  await pool.query('INSERT INTO orders (id, guest) VALUES ($1, $2)', [req.body.id, req.body.guest]);
  await fetch('https://kitchen.example.org/cups', { method: 'POST', headers: { authorization: '${'Bearer 8f14e45fceea167a'}5a36dedd4bea2543' } });
  res.sendStatus(201);
});
app.listen(3000);
`,
};

const theChange = (preparation: GroundedPreparation): string => {
  const text = preparation.calls[0]?.request.messages[1]?.content ?? '';
  return text.slice(text.indexOf('THE CHANGE'), text.lastIndexOf('</repository'));
};

test('a change is told by what it adds, changes and takes away, before the rest', async () => {
  const prepared = await preparedSince({ said: 'HEAD', folder: '/nowhere' }, repositoryWith(before, after));
  expect(theChange(prepared)).toMatchInlineSnapshot(`
    "THE CHANGE since HEAD
    N1 added
    E1 changed, before: DELETE /orders/{id} · tea · guards: authentication requireHost (inline) · handler O1 · parameters: id · answers: 204
    E3 added
    O1 same, its code changed in H3
    O3 added
    D3 added
    T1 changed, before: orders in tea-database N3 · declared by tea · columns: id uuid, guest text · primary key: (id) · foreign keys: none · indexes: (guest) · db/001.sql
    C1 added

    FACTS
    N1 external kitchen.example.org
    E1 DELETE /orders/{id} · tea · guards: none found · handler O1 · parameters: id · answers: 204
    | app.delete('/orders/:id', async (req, res) => {
    |   await pool.query('DELETE FROM orders WHERE id = $1', [req.params.id]);
    |   res.sendStatus(204);
    | });
    E3 POST /orders · tea · guards: none found · handler O3 · body: { id?: unknown, guest?: unknown } · answers: 201
    | app.post('/orders', async (req, res) => {
    |   await pool.query('INSERT INTO orders (id, guest) VALUES ($1, $2)', [req.body.id, req.body.guest]);
    |   await fetch('https://kitchen.example.org/cups', { method: 'POST', headers: { authorization: 'Bearer ‹secret:18ae›' } });
    |   res.sendStatus(201);
    | … 1 more line
    O1 DELETE /orders/{id} · does D1 · src/app.ts · quoted under E1
    O3 POST /orders · does D3, C1 · src/app.ts · quoted under E3
    D3 O3 inserts many of orders T1 · quoted under E3
    T1 orders in tea-database N3 · declared by tea · columns: id uuid, guest text, paid_at timestamptz? · primary key: (id) · foreign keys: none · indexes: none besides the primary key · db/001.sql
    C1 O3 calls POST /cups · tea → kitchen.example.org · http with fetch · timeout: 300000 ms by default of the library · quoted under E3
    H1 1 line in db/001.sql · in T1
    | CREATE TABLE orders (id uuid PRIMARY KEY, guest text NOT NULL, paid_at timestamptz);
    H2 1 line in src/app.ts
    | // Orders, by guest.
    H3 1 line in src/app.ts · in E1, O1 · quoted under E1
    H4 5 lines in src/app.ts · in E3, O3, D3, C1
    | app.post('/orders', async (req, res) => {
    |   await pool.query('INSERT INTO orders (id, guest) VALUES ($1, $2)', [req.body.id, req.body.guest]);
    |   await fetch('https://kitchen.example.org/cups', { method: 'POST', headers: { authorization: 'Bearer ‹secret:18ae›' } });
    |   res.sendStatus(201);
    | });
    X1 gone: GET /menu · tea · guards: none found · answers: 200
    | app.get('/menu', (req, res) => res.json(['sencha']));
    X2 2 lines of db/001.sql, replaced · in T1
    | CREATE TABLE orders (id uuid PRIMARY KEY, guest text NOT NULL);
    | CREATE INDEX orders_guest ON orders (guest);
    X3 1 line of src/app.ts, replaced · in E1, O1
    | app.delete('/orders/:id', requireHost, async (req, res) => {
    X4 1 line of src/app.ts, replaced · in E3, O3, D3, C1
    | app.get('/menu', (req, res) => res.json(['sencha']));
    N2 service tea · typescript, express
    N3 database tea-database · postgresql
    E2 GET /orders · tea · guards: authentication requireHost (inline) · handler O2 · parameters: guest? · answers: 200
    | app.get('/orders', requireHost, async (req, res) => {
    |   const { rows } = await pool.query('SELECT id, guest FROM orders WHERE guest = $1 LIMIT 50', [req.query.guest]);
    |   res.json(rows);
    | });
    O2 GET /orders · does D2 · src/app.ts · quoted under E2
    D1 O1 deletes one of orders T1 · where id (equal) · quoted under E1
    D2 O2 selects many of orders T1 · where guest (equal) · limit 50 · quoted under E2
    A1 tea: no role or permission check before any route · 2 files searched
    A2 tea: no rate limiter before any route · 2 files searched
    A3 tea: no validation before any route · 2 files searched
    A4 tea: no use of a cache server · 3 data accesses read
    A5 tea: no health route · 3 routes read

    GRAPH
    N2 -> N1 call
    N2 -> N3 read, write

    STATIC RESULTS
    S1 new with the change: high unindexed-filter: GET /orders searches orders by guest without an index. No key or index of orders starts with guest, so the database has no way to the rows but through the table. GET /orders can lead to the query. POST /orders adds rows to orders. [T1, E2, N2, N3, O2, D2, D3]
    S2 new with the change: high missing-authentication: DELETE /orders/{id} deletes from orders without asking who is calling. DELETE /orders/{id} deletes from orders, and no guard stands on the route, its router, the application or a gateway. 1 route of 3 asks who is calling, GET /orders, so this one looks forgotten. [E1, O1, D1]
    S3 new with the change: high missing-authentication: POST /orders inserts into orders without asking who is calling. POST /orders inserts into orders, and no guard stands on the route, its router, the application or a gateway. 1 route of 3 asks who is calling, GET /orders, so this one looks forgotten. [E3, O3, D3]
    S4 new with the change: medium dual-write: POST /orders writes orders and sends POST /cups to kitchen.example.org without an outbox. The write to orders and the call cannot be committed together. If the process stops between them, or the second fails, one of them has happened and the other has not. [C1, T1, E3, N1, O3, D3]
    S5 new with the change: medium missing-timeout: tea calls kitchen.example.org with fetch and waits up to 300 s. fetch gives up on its own only after 300 s. While kitchen.example.org hangs, POST /orders hangs with it, and every request that comes meanwhile keeps its memory and its connection. [N2, N1, C1, E3, O3]
    "
  `);
  expect(prepared.calls[0]?.request.messages[1]?.content.split('TASK\n')[1]).toMatch(
    /^Judge a change: .* since HEAD\./,
  );
});

test('a folder is a base as well, and says the same', async () => {
  const folder = repositoryWith(before, after);
  const earlier = temporaryFolder(before);
  const [byFolder, byReference] = [
    await preparedSince({ said: earlier, folder: earlier }, folder),
    await preparedSince({ said: 'HEAD', folder: '/nowhere' }, folder),
  ];
  expect(theChange(byFolder).replace(earlier, 'HEAD')).toBe(theChange(byReference));
});

test('what a comment or a moved line is, is no change of anything', async () => {
  const moved = { ...before, 'src/app.ts': before['src/app.ts'].replace(head, `${head}\n\n`) };
  const { about } = await preparedSince({ said: 'HEAD', folder: '/nowhere' }, repositoryWith(before, moved));
  expect(about).toEqual([]);
});

test('a finding has to be about the change, and its place is a line of today', async () => {
  const prepared = await preparedSince({ said: 'HEAD', folder: '/nowhere' }, repositoryWith(before, after));
  const { findings, drops } = await judged(prepared, [
    finding('An order may be lost between the table and the kitchen', {
      factId: factId(prepared, 'H', 'src/app.ts · in E3'),
      quote: "await fetch('https://kitchen.example.org/cups', { method: 'POST'",
    }),
    finding('Guests of yesterday are listed slowly', { factId: factId(prepared, 'E', 'GET /orders'), quote: null }),
    finding('The index that the list of orders used is gone', {
      factId: factId(prepared, 'X', 'db/001.sql'),
      quote: 'CREATE INDEX orders_guest ON orders (guest);',
    }),
  ]);
  expect(
    findings.map(({ title, evidence: [first] }) => `${title}: ${first?.file}:${first?.line}`),
  ).toMatchInlineSnapshot(`
    [
      "An order may be lost between the table and the kitchen: src/app.ts:17",
      "The index that the list of orders used is gone: db/001.sql:1",
    ]
  `);
  expect(drops.map(({ reason }) => reason)).toEqual(['off-topic']);
});

test('a base that is not there is told', async () => {
  const folder = repositoryWith(before, after);
  const engine = await opened(folder);
  const read = await compareWithBase(engine, { root: folder, git: true, base: { said: '--all', folder: '/nowhere' } });
  expect(read).toEqual({ ok: false, message: '--all is neither a reference of git here nor a folder.' });
});

const finding = (title: string, citation: object): object => ({
  evidence: [citation],
  reasoning: 'The step after it can fail, and nothing notices.',
  counterEvidence: null,
  confirms: null,
  category: 'data-consistency',
  impact: 'data-loss',
  likelihood: 'partial-failure',
  title,
  recommendation: 'Look at it again.',
  effort: 'hours',
});

async function judged(prepared: Prepared, findings: readonly object[]) {
  const answer = { text: JSON.stringify({ findings }), reason: 'stop' } as const;
  const checked = await verifierOf(prepared.system, prepared).check(0, answer);
  return checked?.verified ?? { findings: [], drops: [] };
}

type Prepared = Awaited<ReturnType<typeof preparedSince>>;

async function preparedSince(base: Base, folder: string) {
  const engine = await opened(folder);
  const read = await compareWithBase(engine, { root: folder, git: true, base });
  if (!read.ok) throw new Error(read.message);
  const system = engine.system();
  const review = sinceBase(engine.review({ kind: 'workspace' }), read.base);
  const task = { kind: 'change', base: base.said } as const;
  return { ...prepare({ system, review, task, budget: usualBudget, hash: sha256, comparison: read.base }), system };
}

async function opened(folder: string) {
  const listed = listFiles(folder);
  if (!listed.ok) throw new Error(listed.message);
  const engine = await testEngine();
  await engine.open(listed.workspace);
  return engine;
}

/** A work tree that has changed since its only commit. */
function repositoryWith(committed: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): string {
  const folder = path.join(temporaryFolder(), 'tea');
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
  };
  write(committed);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '-m', 'before');
  for (const file of Object.keys(committed)) rmSync(path.join(folder, file));
  write(now);
  return folder;
}
