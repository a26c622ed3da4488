import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { testEngine, workspaceOf } from '../../test/support/system-of.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { System } from '../core/model/system.ts';
import { answerFile } from './answer-file.ts';

type Texts = Readonly<Record<string, string>>;

function service(name: string, database: string): Texts {
  return {
    [`${name}/package.json`]: `{ "name": "${name}", "dependencies": { "express": "4.19.2", "pg": "8.11.0" } }`,
    [`${name}/src/app.js`]: `const express = require('express');
const { Pool } = require('pg');
const pool = new Pool({ connectionString: '${database}' });
const app = express();
app.get('/${name}', async (request, response) => {
  response.json(await pool.query('SELECT id FROM ${name}'));
});
app.listen(8080);
`,
  };
}

const quay: Texts = { ...service('ferries', 'postgres://quay/ferries'), ...service('tides', 'postgres://quay/tides') };

/** Opens a workspace by an engine of its own; says of which services the code was linked anew. */
async function open(file: string, texts: Texts = quay, version = '1') {
  const index = answerFile(file, version);
  const linked: string[] = [];
  const engine = await testEngine();
  await engine.open(workspaceOf(texts), {
    answers: {
      ...index,
      learn: (key, answer) => {
        linked.push(...(answer()?.part.endpoints.map((endpoint) => endpoint.path) ?? ['nothing that can be kept']));
        index.learn(key, answer);
      },
    },
  });
  return { linked, system: engine.system() };
}

async function fresh(texts: Texts): Promise<System> {
  const engine = await testEngine();
  await engine.open(workspaceOf(texts));
  return engine.system();
}

test('the next start links only services of which a file changed', async () => {
  const file = path.join(temporaryFolder(), 'quay.answers');
  expect((await open(file)).linked).toEqual(['/ferries', '/tides']);
  const again = await open(file);
  expect(again.linked).toEqual([]);
  expect(JSON.stringify(again.system)).toBe(JSON.stringify(await fresh(quay)));
  const edited = { ...quay, 'tides/src/app.js': `\n${quay['tides/src/app.js']}` };
  const after = await open(file, edited);
  expect(after.linked).toEqual(['/tides']);
  expect(JSON.stringify(after.system)).toBe(JSON.stringify(await fresh(edited)));
  expect(readdirSync(path.dirname(file))).toEqual(['quay.answers']);
});

test('a table that is declared elsewhere by now is asked for again', async () => {
  const file = path.join(temporaryFolder(), 'quay.answers');
  await open(file);
  const declared = { ...quay, 'db/schema.sql': 'CREATE TABLE tides (id int PRIMARY KEY, height int NOT NULL);\n' };
  const { system } = await open(file, declared);
  expect(JSON.stringify(system)).toBe(JSON.stringify(await fresh(declared)));
});

test.each([
  ['of another version', (file: string) => open(file, quay, '0')],
  ['cut off', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 900))],
  ['of another program', (file: string) => writeFileSync(file, 'SQLite format 3')],
  ['damaged in its midst', (file: string) => writeFileSync(file, readFileSync(file).fill(0, 60, 300))],
])('a file that is %s is mended by linking again', async (_, damage) => {
  const file = path.join(temporaryFolder(), 'quay.answers');
  await open(file);
  await damage(file);
  const mended = await open(file);
  expect(mended.linked.length).toBeGreaterThan(0);
  expect(JSON.stringify(mended.system)).toBe(JSON.stringify(await fresh(quay)));
  expect((await open(file)).linked).toEqual([]);
});

test('what tells a secret is never kept', async () => {
  const file = path.join(temporaryFolder(), 'quay.answers');
  const secret = 'moored4ever';
  const bell = `const password = '${secret}';\napp.get('/bell/' + password, () => {});\n`;
  const texts = { ...quay, 'tides/src/app.js': `${quay['tides/src/app.js']}${bell}` };
  expect((await fresh(texts)).endpoints.map((endpoint) => endpoint.path)).toContain(`/bell/${secret}`);
  expect((await open(file, texts)).linked).toEqual(['/ferries', 'nothing that can be kept']);
  expect(readFileSync(file).includes(secret)).toBe(false);
  expect((await open(file, texts)).linked).toEqual(['nothing that can be kept']);
});

test('what is edited later is written while nobody waits, and not with every edit', async () => {
  const file = path.join(temporaryFolder(), 'quay.answers');
  let time = 0;
  const index = answerFile(file, '1', () => time);
  const engine = await testEngine();
  const edit = async (lines: string): Promise<Texts> => {
    const edited = { ...quay, 'tides/src/app.js': `${lines}${quay['tides/src/app.js']}` };
    await engine.open(workspaceOf(edited), { answers: index });
    return edited;
  };
  await engine.open(workspaceOf(quay), { answers: index });
  const first = readFileSync(file);
  const once = await edit('\n');
  index.rest();
  expect(readFileSync(file).equals(first)).toBe(true);
  time += 60_000;
  index.rest();
  expect(readFileSync(file).equals(first)).toBe(false);
  expect((await open(file, once)).linked).toEqual([]);
});
