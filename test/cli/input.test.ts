import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, type Ran, runCli } from '../support/run-cli.ts';

/** Exit code and everything that was said, on one screen. */
function said({ exit, stdout, stderr }: Ran): string {
  return `${stdout}${stderr}exit ${exit}`;
}

test('an empty folder is nothing to review', () => {
  expect(said(runCli(['review', folderOf('empty', {})]))).toMatchInlineSnapshot(`
    "empty is empty: there is nothing to review.
    exit 0"
  `);
});

test('a folder without a backend says what was looked for', () => {
  expect(said(runCli(['review', folderOf('notes', { 'README.md': '# Notes\n' })]))).toMatchInlineSnapshot(`
    "No backend was found in notes: no route, schema, contract or deployment file (1 file).
    exit 0"
  `);
});

test('a file that cannot be parsed is named with its line', () => {
  const folder = folderOf('shop', {
    'app.js': "const app = require('express')();\napp.get('/orders', (req, res) => {\n",
  });
  expect(said(runCli(['review', folder]))).toMatchInlineSnapshot(`
    "backend-architect: app.js:1 The syntax here could not be read; the rest of the file was.
    exit 2"
  `);
});

test('a minified file of 20 MB is left out, not read', () => {
  const folder = folderOf('site', { 'bundle.js': 'var a=1;'.repeat(2_600_000), 'package.json': '{}' });
  expect(said(runCli(['review', path.join(folder, 'bundle.js')]))).toMatchInlineSnapshot(`
    "backend-architect: bundle.js:1 The file is larger than 1 MB and was skipped.
    exit 2"
  `);
});

test('broken YAML is one line, with the place', () => {
  const folder = folderOf('api', { 'openapi.yaml': 'openapi: 3.1.0\npaths:\n  /a:\n   get: [\n  bad: : :\n' });
  expect(said(runCli(['review', path.join(folder, 'openapi.yaml')]))).toMatchInlineSnapshot(`
    "backend-architect: openapi.yaml:5 Not valid YAML: bad indentation of a mapping entry.
    exit 2"
  `);
});

test('links that lead in circles end', () => {
  const folder = folderOf('loop', { 'a/readme.txt': 'x' });
  symlinkSync('..', path.join(folder, 'a', 'again'));
  expect(said(runCli(['review', folder]))).toMatchInlineSnapshot(`
    "No backend was found in loop: no route, schema, contract or deployment file (1 file).
    exit 0"
  `);
});

test('a path that is not there is said before anything starts', () => {
  const { exit, stderr } = runCli(['review', 'no/such/folder']);
  expect(exit).toBe(2);
  expect(stderr).toMatch(/^backend-architect: There is no file or folder at .*no\/such\/folder\.\n$/);
});

test('broken input still gives JSON to a program', () => {
  const folder = folderOf('api', { 'schema.sql': 'CREATE TABEL orders (;' });
  const { exit, stdout } = runCli(['review', path.join(folder, 'schema.sql'), '--format', 'json']);
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, tables: [], findings: [] });
});

test('a text for people is read as a brief, and shown as what it was understood to be', () => {
  const folder = folderOf('wishes', {
    'wishes.txt': 'Members borrow books. No Kafka.\n',
    'vague.txt': 'Something like a marvel. Should scale.\n',
  });
  const { exit, stderr } = runCli(['design', path.join(folder, 'wishes.txt'), '--format', 'ddl']);
  const heard = stderr.replaceAll(folder, '.');
  expect(`${heard}exit ${exit}`).toMatchInlineSnapshot(`
    "./wishes.txt became a brief, word by word: 3 resources, 0 figures.
       1  # Read from a description, word by word: correct what is wrong and add what is missing.
       2  name: Members borrow books
       3  goals:
       4    - "Members borrow books."
       5    - "No Kafka."
       6  resources:
       7    member:
       8      attributes:
       9        name: text(120) personal
      10        email: email unique personal
      11    book:
      12      attributes:
      13        name: text
      14    loan:
      15      belongsTo: [member, book]
      16      attributes:
      17        startsAt: timestamp
      18        endsAt: timestamp optional
      19
    exit 0"
  `);
  expect(said(runCli(['design', path.join(folder, 'vague.txt')])).replaceAll(folder, '.')).toContain(
    './vague.txt names nothing that a backend could store.',
  );
});
