import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { type ChatServer, chatServer, refuse, streamText } from '../support/chat-server.ts';
import { endpointFindings } from '../support/model-answers.ts';
import { plantedIn, plantedSecrets, plantedService } from '../support/planted-secrets.ts';
import { repository } from '../support/repository.ts';
import { folderOf } from '../support/run-cli.ts';
import { startCli } from '../support/start-cli.ts';

// Each test starts the command line some times, which a busy machine is slow at.
vi.setConfig({ testTimeout: 60_000 });

let server: ChatServer | undefined;
afterEach(() => server?.close());

/** A model that says something about every route that it is shown. */
async function talkative(): Promise<ChatServer> {
  server = await chatServer((response, _, { body }) =>
    streamText(response, JSON.stringify({ findings: endpointFindings(body) })),
  );
  return server;
}

const asking = ({ baseUrl }: ChatServer): readonly string[] => ['--model', 'm', '--base-url', baseUrl];

test.each(['terminal', 'markdown', 'json', 'html', 'sarif'])(
  `of ${Object.keys(plantedSecrets).length} planted secrets none is in what a judged review prints as %s, or sends`,
  async (format) => {
    const model = await talkative();
    const folder = folderOf('things', plantedService);
    const args = ['review', folder, ...asking(model), '--send', '--receipt', '--format', format];
    const { exit, stdout, stderr } = await startCli(args).ran;
    expect(exit).toBe(0);
    expect(stdout).toMatch(/Route \/things\/3 waits for the partner/);
    expect(model.received.length).toBeGreaterThan(0);
    expect(plantedIn([stdout, stderr, ...model.received.map(({ body }) => body)].join('\n'))).toEqual([]);
  },
);

test('the smoke run sends the sample workspace to a server and tells what became of the answer', async () => {
  const model = await talkative();
  const { scripts } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly smoke: string };
  };
  const [builds, runs = ''] = scripts.smoke.split(' && ');
  expect(builds).toMatch(/^node esbuild\.js/);
  const [node, program, ...args] = runs.split(' ');
  expect([node, program]).toEqual(['node', 'dist/cli.js']);
  const { exit, stdout } = await startCli([...args, ...asking(model)]).ran;
  expect(exit).toBe(0);
  expect(stdout).toMatch(/## Judgement of http:\/\/127\.0\.0\.1:\d+ m/);
  expect(stdout).toMatch(/### Receipt\n\n- \d+ statements received, [1-9]\d* kept, \d+ dropped as not proven/);
  expect(model.received[0]?.body).toContain('Project shop');
});

const app = `const express = require('express');
const { Pool } = require('pg');
const pool = new Pool();
const app = express();
app.get('/guests', async (req, res) => {
  const { rows } = await pool.query('SELECT id, name FROM guests WHERE name = $1 LIMIT 20', [req.query.name]);
  res.json(rows);
});
`;
const added = `app.post('/guests/:id/leave', async (req, res) => {
  await pool.query('DELETE FROM guests WHERE id = $1', [req.params.id]);
  res.sendStatus(204);
});
`;

/** A work tree in which a route and a file that is kept back have come to the only commit. */
function changedTea(): string {
  const folder = folderOf('tea', {
    'package.json': '{"name":"tea","dependencies":{"express":"4","pg":"8"}}',
    'db/001.sql': 'CREATE TABLE guests (id uuid PRIMARY KEY, name text NOT NULL);\n',
    'app.js': app,
    'cellar.js': app.replace('/guests', '/cellar'),
  });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '--quiet', '-m', 'before');
  writeFileSync(path.join(folder, 'app.js'), app + added);
  writeFileSync(path.join(folder, 'cellar.js'), app.replace('/guests', '/cellar') + added.replace('guests', 'bottles'));
  return folder;
}

test('a change is judged since its base, from what may be sent of it, and agreed to byte for byte', async () => {
  const model = await talkative();
  const args = ['review', changedTea(), '--base', 'HEAD', ...asking(model), '--never-send', 'cellar.js'];
  const { stdout: previewed } = await startCli([...args, '--preview']).ran;
  const { exit, stdout } = await startCli([...args, '--send', '--receipt']).ran;
  const [first] = model.received;
  expect(previewed).toContain(`\n${first?.body}\n`);
  expect(first?.body).toContain('THE CHANGE since HEAD');
  expect(first?.body).toContain('POST /guests/{id}/leave');
  expect(model.received.filter(({ body }) => /cellar|bottles/.test(body))).toEqual([]);
  expect(exit).toBe(0);
  expect(stdout).toContain('Route /guests/{id}/leave waits for the partner');
  expect(stdout).not.toContain('Route /guests waits for the partner');
  expect(stdout).toContain('- Nothing was sent of cellar.js\n');
});

test('a change of which no model is heard is reviewed by the rules all the same', async () => {
  const refusing = await chatServer((response) => refuse(response, 500, { error: { message: 'broken' } }));
  server = refusing;
  const args = ['review', changedTea(), '--base', 'HEAD', '--new-only'];
  const plain = await startCli(args).ran;
  const judged = await startCli([...args, ...asking(refusing), '--send']).ran;
  expect([judged.exit, judged.stdout]).toEqual([2, plain.stdout]);
  expect(judged.stderr).toContain('The server failed. Ask again in a while; the failure is on the server.');
  expect(plain.stdout).toContain('/guests/{id}/leave');
});
