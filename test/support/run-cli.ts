import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

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

/** A folder with these files, `path → content`, under a name of its own. */
export function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'cli-')), name);
  mkdirSync(folder);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return folder;
}
