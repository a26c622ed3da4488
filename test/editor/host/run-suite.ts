import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleProgram } from '../../support/bundle-program.ts';
import { repository } from '../../support/repository.ts';
import type { HostResult } from './host-test.ts';

const downloadPatience = 15_000;

/**
 * Runs every test of the suite folder inside VS Code, on a copy of the example shop: in a desktop VS Code where there
 * is a display and one can be had, else in the one that comes from npm.
 */
export async function runSuite(): Promise<readonly HostResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'extension-host-'));
  try {
    const workspace = path.join(folder, 'shop');
    cpSync(path.join(repository, 'examples/shop'), workspace, { recursive: true });
    const results = path.join(folder, 'results.json');
    const run = { tests: await bundleSuite(), workspace, results };
    if (hasDisplay()) await runOn({ version: 'stable', timeout: downloadPatience }, run);
    // A suite that has run is never repeated elsewhere until it passes.
    if (!existsSync(results)) await runOn({ vscodeExecutablePath: await localVscode() }, run);
    return existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || process.env['DISPLAY'] !== undefined;
}

interface Run {
  readonly tests: string;
  readonly workspace: string;
  readonly results: string;
}

async function runOn(vscode: object, { tests, workspace, results }: Run): Promise<void> {
  try {
    await runTests({
      ...vscode,
      extensionDevelopmentPath: repository,
      extensionTestsPath: tests,
      extensionTestsEnv: { VSCODE_HOST_RESULTS: results },
      launchArgs: [workspace],
    });
  } catch (error) {
    console.error(`VS Code did not run the suite: ${error instanceof Error ? error.message : error}`);
  }
}

/** One module that holds every test of the folder and exports `run`. */
function bundleSuite(): Promise<string> {
  const files = readdirSync(path.join(repository, 'test/editor/suite')).filter((file) => file.endsWith('.test.ts'));
  const imports = files.sort().map((file) => `import './suite/${file}';`);
  const contents = [...imports, "export { run } from './host/host-test.ts';"].join('\n');
  const resolveDir = path.join(repository, 'test/editor');
  return bundleProgram('suite.cjs', { stdin: { contents, resolveDir, loader: 'ts' }, external: ['vscode'] });
}

async function localVscode(): Promise<string> {
  await bundleProgram('entry.cjs', { entryPoints: ['test/editor/host/entry.ts'] });
  const launcher = await bundleProgram('code.mjs', {
    entryPoints: ['test/editor/host/launcher.ts'],
    packages: 'external',
    banner: { js: '#!/usr/bin/env node' },
  });
  chmodSync(launcher, 0o755);
  return launcher;
}
