import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { openWorkbench } from './open-workbench.ts';
import { type Server, startServer } from './server.ts';

/**
 * Stands where the `code` of a desktop would: takes the arguments that @vscode/test-electron gives, runs the suite in a
 * real extension host and ends with its exit code.
 */
const patience = 240_000;

const flags = process.argv.slice(2);
const valuesOf = (name: string) =>
  flags.filter((flag) => flag.startsWith(`--${name}=`)).map((flag) => flag.slice(name.length + 3));
const folder = flags.find((flag) => !flag.startsWith('-')) ?? process.cwd();

const journal = path.join(mkdtempSync(path.join(tmpdir(), 'vscode-journal-')), 'output.log');
writeFileSync(journal, '');

let server: Server | undefined;
let browser: Browser | undefined;

void main();

async function main(): Promise<void> {
  process.once('SIGTERM', () => void end(130));
  try {
    [server, browser] = await Promise.all([startServer(serverOptions()), launchBrowser()]);
    await end(
      await runSuite(server, await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'en-US' })),
    );
  } catch (error) {
    console.error(error);
    console.error(server?.output().split('\n').slice(-25).join('\n'));
    await end(1);
  }
}

function serverOptions() {
  const tests = valuesOf('extensionTestsPath')[0] ?? '';
  return {
    extensionsFolder: valuesOf('extensions-dir')[0],
    environment: { VSCODE_HOST_TESTS: tests, VSCODE_HOST_JOURNAL: journal },
  };
}

/** The workbench calls `codeAutomationExit` when the extension host has ended, with 0 also when it died. */
async function runSuite(running: Server, page: Page): Promise<number> {
  const exited = new Promise<number>((resolve, reject) => {
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
    page.on('crash', () => reject(new Error('The page of the browser crashed.')));
    running.child.once('exit', (code) => reject(new Error(`The VS Code server ended with code ${code}.`)));
    setTimeout(() => reject(new Error(`The suite did not end within ${patience} ms.`)), patience).unref();
  });
  exited.catch(() => {});
  const extensions = valuesOf('extensionDevelopmentPath');
  const tests = path.join(import.meta.dirname, 'entry.cjs');
  await openWorkbench(page, { origin: running.origin, folder, extensions, tests });
  const code = await exited;
  if (code === 0 && !existsSync(`${journal}.done`)) throw new Error('The extension host ended before the suite did.');
  return code;
}

async function end(code: number): Promise<void> {
  await browser?.close().catch(() => {});
  await server?.stop();
  process.stdout.write(readFileSync(journal));
  rmSync(path.dirname(journal), { recursive: true, force: true });
  process.exit(code);
}
