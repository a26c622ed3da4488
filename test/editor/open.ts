import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { repository } from '../support/repository.ts';
import { startServer } from './host/server.ts';
import { workbenchUrl } from './host/workbench-url.ts';
import { packageExtension } from './package-extension.ts';

/** Opens a folder in the desktop VS Code of this machine, or else serves one to the browser until it is interrupted. */
export async function open(folder: string): Promise<void> {
  const code = desktop();
  if (code === undefined) return serve(folder);
  console.log(`Opening ${folder} in ${code}.`);
  start(code, [`--extensionDevelopmentPath=${repository}`, folder]);
}

function desktop(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code', 'codium'];
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function serve(folder: string): Promise<void> {
  console.log('There is no desktop VS Code on PATH. Preparing one for the browser; the first time takes a minute.');
  const server = await startServer({ packages: [packageExtension()] });
  const url = workbenchUrl(server.origin, folder);
  console.log(`VS Code with the extension: ${url}\nCtrl+C ends it.`);
  showInBrowser(url);
  const stop = () => void server.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** Only where there is a screen; elsewhere the printed address is what helps. */
function showInBrowser(url: string): void {
  if (process.platform === 'darwin') start('open', [url]);
  if (process.platform === 'linux' && process.env['DISPLAY'] !== undefined) start('xdg-open', [url]);
}

function start(program: string, args: readonly string[]): void {
  const child = spawn(program, args, { detached: true, stdio: 'ignore', shell: process.platform === 'win32' });
  child.once('error', () => console.log(`${program} could not be started.`));
  child.unref();
}
