import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { folderOf, runCli } from '../support/run-cli.ts';

const app = `const express = require('express');
const { Pool } = require('pg');
const pool = new Pool();
const app = express();
app.get('/guests', async (req, res) => {
  const { rows } = await pool.query('SELECT id, name FROM guests WHERE name = $1 LIMIT 20', [req.query.name]);
  res.json(rows);
});
`;
const route = `app.get('/guests/:id/leave', async (req, res) => {
  await pool.query('DELETE FROM guests WHERE id = $1', [req.params.id]);
  res.sendStatus(204);
});
`;

let folder: string;
beforeAll(() => {
  folder = folderOf('tea', {
    'package.json': '{"name":"tea","dependencies":{"express":"4","pg":"8"}}',
    'db/001.sql': 'CREATE TABLE guests (id uuid PRIMARY KEY, name text NOT NULL);\n',
    'app.js': app,
  });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '-m', 'before');
  writeFileSync(path.join(folder, 'app.js'), app + route);
});

const ruleIds = (...args: string[]): readonly string[] => {
  const { stdout } = runCli(['review', folder, '--format', 'json', ...args]);
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; status: string }[] };
  return findings.map(({ rule, status }) => `${status} ${rule}`);
};

test('held against a reference, the review tells what the change has brought', () => {
  expect(ruleIds('--base', 'HEAD')).toContain('known unindexed-filter');
  expect(ruleIds('--base', 'HEAD', '--new-only').filter((said) => !said.startsWith('new '))).toEqual([]);
  expect(ruleIds('--base', 'HEAD', '--new-only')).toContain('new get-that-writes');
});

test('a model is shown the change first', () => {
  const model = ['--model', 'm', '--base-url', 'http://localhost:1/v1', '--preview'];
  const { stdout } = runCli(['review', folder, '--base', 'HEAD', ...model]);
  expect(stdout).toContain('THE CHANGE since HEAD\\nE2 added');
  expect(stdout).toMatch(/instructions [\d,]+, change [\d,]+, facts/);
});

test('a base that is not there is refused', () => {
  expect(runCli(['review', folder, '--base', 'mainn'])).toEqual({
    exit: 2,
    stdout: '',
    stderr: 'backend-architect: mainn is neither a reference of git here nor a folder.\n',
  });
  const both = runCli(['review', folder, '--base', 'HEAD', '--baseline', 'b.json']);
  expect([both.exit, both.stderr]).toEqual([
    2,
    'backend-architect: --base and --baseline both say what is known; one of them will do.\n',
  ]);
});
