import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { profiles } from '../profiles.ts';
import { runRules } from '../run-rules.ts';
import { singularCollection } from './singular-collection.ts';
import { versionInPath } from './version-in-path.ts';
import { wrongCreateStatus } from './wrong-create-status.ts';

const rules = [wrongCreateStatus, singularCollection, versionInPath];

function creation(path: string, status: number): string {
  return `  ${path}:
    post:
      responses: { '${status}': { description: Done } }
  ${path}/{id}:
    get:
      responses: { '200': { description: Found } }
`;
}

function museum(paths: string): Promise<Parameters<typeof runRules>[0]> {
  const head = "openapi: 3.0.3\ninfo: { title: Museum, version: '1' }\nservers: [{ url: 'https://museum.example' }]\n";
  return systemOf({ 'openapi.yaml': `${head}paths:\n${paths}` });
}

const empty = `  /doors:
    put:
      responses:
        '304':
          description: Same
          content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } }
`;

test('a body behind 304 and a creation that answers 200 are two matters', async () => {
  const system = await museum(creation('/tours', 201) + creation('/halls', 200) + empty);
  expect(runRules(system, rules).map(({ title, message }) => `${title} | ${message}`)).toMatchInlineSnapshot(`
    [
      "POST /halls creates and promises 200 in openapi.yaml | 1 of 2 creations of the document answers 201, so a client made from it meets two statuses for the same thing.",
      "PUT /doors answers 304 with a body | HTTP has no body behind 304: servers refuse to send it, or it is read as the beginning of the next answer on the connection.",
    ]
  `);
});

test('where a guideline asks, it is named instead of a habit that nobody has', async () => {
  const system = await museum(creation('/v1/hall', 200) + creation('/v1/wing', 200));
  expect(runRules(system, rules)).toEqual([]);
  const found = runRules(system, rules, { profile: profiles.zalando });
  expect(found.map(({ title, message }) => `${title} | ${message}`)).toMatchInlineSnapshot(`
    [
      "POST /v1/hall and POST /v1/wing create and promise 200 in openapi.yaml | The guideline asks for 201 where something is created (https://opensource.zalando.com/restful-api-guidelines/), so a client made from it meets two statuses for the same thing.",
      "/v1/hall, /v1/hall/{id}, /v1/wing and /v1/wing/{id} in openapi.yaml carry a version | The guideline wants addresses that no version changes (https://opensource.zalando.com/restful-api-guidelines/): links that clients keep stay right.",
      "hall of workspace is a collection in the singular | The guideline asks for plural names (https://opensource.zalando.com/restful-api-guidelines/); who knows them writes \`/halls\` and gets 404.",
    ]
  `);
});

test('code that inserts a row and answers 200 is told where the service answers 201 elsewhere', async () => {
  const app = (status: string) =>
    systemOf({
      'package.json': '{ "name": "museum", "dependencies": { "express": "5", "pg": "8" } }',
      'schema.sql': 'CREATE TABLE tours (id bigserial PRIMARY KEY);\nCREATE TABLE halls (id bigserial PRIMARY KEY);\n',
      'app.js': `const express = require('express');
const { Pool } = require('pg');
const pool = new Pool();
const app = express();
app.post('/tours', async (req, res) => { await pool.query('INSERT INTO tours DEFAULT VALUES'); res.status(201).json({}); });
app.get('/tours/:id', (req, res) => res.json({}));
app.post('/halls', async (req, res) => { await pool.query('INSERT INTO halls DEFAULT VALUES'); ${status} });
app.put('/halls/:id', (req, res) => res.json({}));
app.post('/halls/search', (req, res) => res.json([]));
app.listen(3000);
`,
    });
  const found = async (status: string): Promise<readonly string[]> =>
    runRules(await app(status), rules)
      .filter(({ rule }) => rule === 'wrong-create-status')
      .map(({ title, message }) => `${title}: ${message}`);
  expect(await found('res.json({});')).toMatchInlineSnapshot(`
    [
      "POST /halls creates and answers 200: 1 of 2 creations of the service answers 201, POST /tours for one, so clients meet two statuses for the same thing.",
    ]
  `);
  expect(await found('res.status(201).json({});')).toEqual([]);
  expect(await found('res.status(202).end();')).toEqual([]);
});

test('who changes a list, writes down what happened or joins two rows makes nothing of its own', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "museum", "dependencies": { "express": "5", "pg": "8" } }',
    'schema.sql': `CREATE TABLE tours (id bigserial PRIMARY KEY, words jsonb);
CREATE TABLE guides (id bigserial PRIMARY KEY);
CREATE TABLE changes (id bigserial PRIMARY KEY, what text);
CREATE TABLE tour_guides (
  tour_id bigint REFERENCES tours (id), guide_id bigint REFERENCES guides (id), PRIMARY KEY (tour_id, guide_id)
);
CREATE TABLE tour_stops (id bigserial PRIMARY KEY, tour_id bigint REFERENCES tours (id));
`,
    'app.js': `const express = require('express');
const { Pool } = require('pg');
const pool = new Pool();
const app = express();
app.post('/guides', async (req, res) => { await pool.query('INSERT INTO guides DEFAULT VALUES'); res.status(201).json({}); });
app.post('/tours', async (req, res) => { await pool.query('INSERT INTO tours DEFAULT VALUES'); res.status(201).json({}); });
app.get('/tours/:id', (req, res) => res.json({}));
app.post('/tours/:id/words', async (req, res) => {
  await pool.query('UPDATE tours SET words = $1 WHERE id = $2', [req.body, req.params.id]);
  await pool.query('INSERT INTO changes (what) VALUES ($1)', ['words']);
  res.json({});
});
app.delete('/tours/:id/words/:word', (req, res) => res.json({}));
app.post('/tours/:id/guides', async (req, res) => {
  await pool.query('INSERT INTO tour_guides (tour_id, guide_id) VALUES ($1, $2)', [req.params.id, req.body.guide]);
  res.json({});
});
app.delete('/tours/:id/guides/:guide', (req, res) => res.json({}));
app.post('/tours/:id/stops', async (req, res) => {
  await pool.query('INSERT INTO tour_stops (tour_id) VALUES ($1)', [req.params.id]);
  res.json({});
});
app.get('/tours/:id/stops/:stop', (req, res) => res.json({}));
app.listen(3000);
`,
  });
  const found = runRules(system, rules).filter(({ rule }) => rule === 'wrong-create-status');
  expect(found.map(({ title, message, fix }) => `${title}: ${message} ${fix}`)).toMatchInlineSnapshot(`
    [
      "POST /tours/{id}/stops creates and answers 200: 2 of 3 creations of the service answer 201, POST /tours for one, so clients meet two statuses for the same thing. \`res.status(201).json(…)\`, with the new resource; 200 only where the resource was there already.",
    ]
  `);
});
