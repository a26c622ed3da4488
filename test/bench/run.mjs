import { spawnSync } from 'node:child_process';
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
run([outfile, ...process.argv.slice(2)]);

function run(args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: process.cwd() });
  if (status !== 0) process.exit(status ?? 1);
}
