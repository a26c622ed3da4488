import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

export interface Ran {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** On a busy machine the line comes that says that it takes long; it has a test of its own. */
const slowLine = /^(?:Listing files|Reading|Joining|Reviewing) …\n/gm;

/** Runs the built command line as a person would, without a terminal. */
export function runCli(args: readonly string[], folder: string = root, environment: NodeJS.ProcessEnv = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'dist', 'cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environment },
    maxBuffer: 1 << 26,
  });
  return { exit: status, stdout, stderr: stderr.replace(slowLine, '') };
}

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, `path → content`, under a name of its own, which is gone when its file of tests is over. */
export function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  const around = mkdtempSync(path.join(tmpdir(), 'cli-'));
  made.push(around);
  const folder = path.join(around, name);
  mkdirSync(folder);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return folder;
}
