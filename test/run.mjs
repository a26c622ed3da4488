import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { countResults } from './support/count-results.mjs';

const repository = path.join(import.meta.dirname, '..');
const output = path.join(repository, 'test/output');
const minute = 60_000;

/** Everything that `npm test` stands for, in this order; what ships is built first and is what the tests run. */
const parts = [
  { title: 'build', command: ['node', 'esbuild.js', '--production', '--quiet'] },
  { title: 'types', command: ['tsc', '-b'] },
  { title: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { title: 'unused code', command: ['knip', '--no-progress'] },
  { title: 'unit tests', command: ['vitest', 'run'], results: 'unit.json' },
  {
    title: 'tests in VS Code',
    command: ['vitest', 'run', '--root', '.', '--config', 'test/editor/vitest.config.mts'],
    results: 'editor.json',
    again: true,
  },
];

const total = { passed: 0, failed: 0 };
/** Files that passed at the second attempt only. */
const repeated = [];
for (const part of parts) {
  const start = performance.now();
  const { passed, failed } = await run(part);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`\n${part.title}: ${failed === 0 ? 'passed' : `${failed} failed`} in ${seconds} s\n`);
  total.passed += passed;
  total.failed += failed;
}
if (process.env['PROOF'] === 'failed') {
  console.log('The proof of the designs failed: see above.');
  total.failed += 1;
}
if (repeated.length > 0) console.log(`at the second attempt only: ${repeated.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** A part without results of its own counts as one; a part that did not get to its results counts as failed. */
async function run({ command, results, again }) {
  if (results === undefined) return (await succeeds(command)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const first = await report(command, results);
  const counted = countResults(first.report, first.succeeded);
  const files = again ? filesToRepeat(first.report) : [];
  if (files.length === 0) return counted;
  // A window of VS Code may lose its focus to the machine. A file is one story in one window, so it is told from its start.
  console.log(`\nonce more, because they failed: ${files.join(', ')}\n`);
  const second = await report([...command, ...files], `again-${results}`);
  const passed = first.report.testResults.filter(({ status }) => status === 'passed');
  const total = countResults({ testResults: [...passed, ...(second.report?.testResults ?? [])] }, second.succeeded);
  if (total.failed === 0) repeated.push(...files);
  return total;
}

async function report(command, results) {
  const file = path.join(output, results);
  mkdirSync(output, { recursive: true });
  rmSync(file, { force: true });
  const succeeded = await succeeds([...command, '--reporter=default', '--reporter=json', `--outputFile=${file}`]);
  return { report: readJson(file), succeeded };
}

/** One window may have had bad luck. What fails in more of them, or outside of every test, is no luck. */
function filesToRepeat(report) {
  const failed = (report?.testResults ?? []).filter(({ status }) => status !== 'passed');
  return failed.length > 1 ? [] : failed.map(({ name }) => path.relative(repository, name));
}

function succeeds([program, ...args]) {
  const search = [path.join(repository, 'node_modules/.bin'), process.env['PATH']].join(path.delimiter);
  const child = spawn(program, args, {
    cwd: repository,
    env: { ...process.env, PATH: search },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    timeout: 20 * minute,
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
