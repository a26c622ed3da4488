import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { testEngine, workspaceOf } from '../../test/support/system-of.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { FactIndex } from '../core/engine.ts';
import { factFile } from './fact-file.ts';

const bakery = {
  'package.json': '{ "name": "bakery", "dependencies": { "express": "4.19.2" } }',
  'src/app.js': `const express = require('express');
const { loaves } = require('./loaves');
const app = express();
app.get('/loaves', loaves);
app.listen(8080);
`,
  'src/loaves.js': "exports.loaves = (request, response) => response.json([{ kind: 'rye' }]);\n",
};

/** Opens a workspace by an engine of its own, and says which of its files had to be read. */
async function readAnew(index: FactIndex, files: Readonly<Record<string, string>> = bakery): Promise<string[]> {
  const read: string[] = [];
  const engine = await testEngine();
  const learn: FactIndex['learn'] = (key, facts) => {
    read.push(facts.file);
    index.learn(key, facts);
  };
  await engine.open(workspaceOf(files), { index: { ...index, learn } });
  return read.sort();
}

const all = ['package.json', 'src/app.js', 'src/loaves.js'];

test('the next start reads only what changed', async () => {
  const file = path.join(temporaryFolder(), 'not yet there', 'bakery.facts');
  expect(await readAnew(factFile(file, '1'))).toEqual(all);
  expect(await readAnew(factFile(file, '1'))).toEqual([]);
  const changed = { ...bakery, 'src/loaves.js': 'exports.loaves = (_, response) => response.json([]);\n' };
  expect(await readAnew(factFile(file, '1'), changed)).toEqual(['src/loaves.js']);
  expect(readdirSync(path.dirname(file))).toEqual(['bakery.facts']);
});

test('what another version of the program read is read again', async () => {
  const file = path.join(temporaryFolder(), 'bakery.facts');
  await readAnew(factFile(file, '1'));
  expect(await readAnew(factFile(file, '2'))).toEqual(all);
  expect(await readAnew(factFile(file, '2'))).toEqual([]);
});

test.each([
  ['cut off', true, (bytes: Buffer) => bytes.subarray(0, bytes.length - 400)],
  ['cut off in its head', true, (bytes: Buffer) => bytes.subarray(0, 30)],
  ['of another program', true, () => Buffer.from('SQLite format 3')],
  ['empty', true, () => Buffer.alloc(0)],
  ['damaged in its middle', false, (bytes: Buffer) => bytes.fill(0, bytes.length - 900, bytes.length - 800)],
])('a file that is %s is mended by reading again', async (_, isTold, damage) => {
  const file = path.join(temporaryFolder(), 'bakery.facts');
  await readAnew(factFile(file, '1'));
  writeFileSync(file, damage(readFileSync(file)));
  const index = factFile(file, '1');
  expect((await readAnew(index)).length).toBeGreaterThan(0);
  const told = isTold ? `What was kept in ${file} is damaged: everything is read again.` : undefined;
  expect([index.complaint(), index.complaint()]).toEqual([told, undefined]);
  const mended = factFile(file, '1');
  expect(await readAnew(mended)).toEqual([]);
  expect(mended.complaint()).toBeUndefined();
});

test('a file that may hold a secret is never kept', async () => {
  const file = path.join(temporaryFolder(), 'bakery.facts');
  const secret = `sk_live_${'4eC39HqLyjWDarjtT1zdp7dc'}`;
  const open = { ...bakery, 'src/loaves.js': `const key = '${secret}';\n${bakery['src/loaves.js']}` };
  expect(await readAnew(factFile(file, '1'), open)).toEqual(['package.json', 'src/app.js']);
  expect(readFileSync(file).includes(secret)).toBe(false);
});

test('a folder that cannot be written is named once, and the workspace is read all the same', async () => {
  const folder = path.join(temporaryFolder({ storage: 'a file where a folder should be' }), 'storage', 'facts');
  const index = factFile(path.join(folder, 'bakery.facts'), '1');
  expect(await readAnew(index)).toEqual(all);
  expect(index.complaint()).toBe(`What was read cannot be kept in ${folder} (ENOTDIR): the next start reads it again.`);
  expect(index.complaint()).toBeUndefined();
});
