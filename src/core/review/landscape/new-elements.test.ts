import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { indexSystem } from '../../model/system-index.ts';
import { landscapeOf } from './landscape-of.ts';
import { elementsOf, newElements } from './new-elements.ts';

type Files = Readonly<Record<string, string>>;

const lines = (...all: string[]) => `${all.join('\n')}\n`;

const library: Files = {
  'package.json': '{ "name": "library", "dependencies": { "express": "4", "pg": "8" } }',
  'src/loans.js': lines(
    "const express = require('express');",
    'const app = express();',
    "app.get('/loans', (req, res) => res.json([]));",
  ),
  'migrations/V1__books.sql': 'CREATE TABLE books (id bigint PRIMARY KEY);\n',
};

async function landscape(files: Files) {
  return elementsOf(landscapeOf(indexSystem(await systemOf(files))));
}

async function brings(after: Files, before = library): Promise<string> {
  const elements = newElements(await landscape(before), await landscape(after));
  return elements.map(({ kind, name, place }) => `${kind} ${name} in ${place.file}:${place.line}`).join('\n');
}

test('a route that is written is new, in its line, and the ones around it are not', async () => {
  const loans = `// Loans\n${library['src/loans.js']}app.post('/loans/:id/renewals', (req, res) => res.end());\n`;
  expect(await brings({ ...library, 'src/loans.js': loans })).toMatchInlineSnapshot(
    `"endpoint POST /loans/{id}/renewals in src/loans.js:5"`,
  );
});

test('a migration is new, and so is the table that it makes', async () => {
  const fines = lines('-- Fines', 'CREATE TABLE fines (id bigint PRIMARY KEY);');
  expect(await brings({ ...library, 'migrations/V2__fines.sql': fines })).toMatchInlineSnapshot(`
    "table fines in migrations/V2__fines.sql:2
    migration V2__fines.sql in migrations/V2__fines.sql:2"
  `);
});

test('a table that is only asked is new when something declares it', async () => {
  const asks = lines(
    "const { Pool } = require('pg');",
    'const pool = new Pool();',
    "app.get('/members', async (req, res) => res.json((await pool.query('SELECT id FROM members')).rows));",
  );
  const asked = { ...library, 'src/loans.js': `${library['src/loans.js']}${asks}` };
  expect(await brings(asked)).toMatchInlineSnapshot(`"endpoint GET /members in src/loans.js:6"`);
  const declared = { ...asked, 'migrations/V2__members.sql': 'CREATE TABLE members (id bigint PRIMARY KEY);\n' };
  expect(await brings(declared, asked)).toMatchInlineSnapshot(`
    "table members in migrations/V2__members.sql:1
    migration V2__members.sql in migrations/V2__members.sql:1"
  `);
});

test('moving a file makes nothing new, and neither does taking away', async () => {
  const { 'src/loans.js': loans = '', ...rest } = library;
  expect(await brings({ ...rest, 'src/routes/loans.js': loans })).toBe('');
  expect(await brings(rest)).toBe('');
});
