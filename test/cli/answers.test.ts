import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, runCli } from '../support/run-cli.ts';

const shop = path.join(import.meta.dirname, '..', '..', 'examples', 'shop');

test('--fail-on decides the exit code, and the answer is the same', () => {
  const calm = runCli(['review', shop]);
  const strict = runCli(['review', shop, '--fail-on', 'high']);
  expect([calm.exit, strict.exit]).toEqual([0, 1]);
  expect(strict.stdout).toBe(calm.stdout);
  expect(runCli(['review', folderOf('empty', {}), '--fail-on', 'info']).exit).toBe(0);
});

test('the same tree gives the same bytes', () => {
  const once = runCli(['review', shop, '--format', 'json']).stdout;
  expect(runCli(['review', shop, '--format', 'json']).stdout).toBe(once);
});

test('the report keeps to the width of the terminal', () => {
  for (const width of [60, 80, 100, 120]) {
    const { stdout } = runCli(['review', shop], undefined, { COLUMNS: String(width) });
    // A name cannot be broken, and a copied path or command has to stay whole.
    const wide = stdout
      .split('\n')
      .filter((line) => line.length > width && !/[\w/.-]{36}|backend-architect/.test(line));
    expect(wide).toEqual([]);
    expect(stdout.split('\n').filter((line) => line !== line.trimEnd())).toEqual([]);
  }
});

test('one file can be reviewed: a contract, a migration, a route file', () => {
  const paths = ['services/payments/openapi.yaml', 'services/catalog/db/migrations/001_products.sql'];
  for (const file of paths) {
    const { exit, stdout, stderr } = runCli(['review', path.join(shop, file)]);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toContain(path.basename(file));
  }
});

test('drawings, contracts and schemas come from the same facts', () => {
  expect(runCli(['diagram', shop, '--view', 'data', '--format', 'mermaid']).stdout).toMatch(/^erDiagram\n/);
  expect(runCli(['diagram', shop, '--endpoint', 'GET /nowhere']).stderr).toContain(
    'There is no endpoint GET /nowhere.',
  );
  expect(runCli(['openapi', shop]).stdout).toMatch(/^openapi: 3\.1\.0\n/);
  expect(runCli(['ddl', shop]).stdout).toContain('CREATE TABLE orders (');
  expect(runCli(['facts', shop, '--format', 'terminal']).stdout).toContain('GET      /v1/products');
});

test('start reviews the example and says how to go on', () => {
  const { exit, stdout } = runCli(['start']);
  expect(exit).toBe(0);
  expect(stdout).toContain('npm start -- --open');
});

test('what to type next can be typed: by the script that one came by, for the folder that one named', () => {
  const commands = (text: string) =>
    text.match(/(?:npm run architect --|backend-architect) (?:rules|review|ddl)\b[^\n]*?(?= {2}|\n|$)/g);
  const npm = { npm_lifecycle_event: 'start', npm_package_name: 'backend-architect' };
  expect(commands(runCli(['start'], undefined, npm).stdout)).toMatchInlineSnapshot(`
    [
      "npm run architect -- ddl examples/shop",
      "npm run architect -- rules missing-authentication",
      "npm run architect -- review examples/shop --format markdown --out review.md",
      "npm run architect -- review PATH",
    ]
  `);
  expect(commands(runCli(['review', shop]).stdout)?.at(-1)).toBe(
    `backend-architect review ${shop} --format markdown --out review.md`,
  );
});

test('who reads only the first lines breaks nothing', async () => {
  const cli = path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
  const child = spawn(process.execPath, [cli, 'review', shop, '--format', 'json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const exit = await new Promise((resolve) => child.on('close', resolve));
  expect(exit).toBe(0);
  expect(complaints.replace(/^(?:Listing files|Reading) …\n/gm, '')).toBe('');
});
