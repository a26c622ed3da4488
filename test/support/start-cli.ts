import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { repository } from './repository.ts';
import type { Ran } from './run-cli.ts';

export interface Started {
  readonly child: ChildProcess;
  readonly ran: Promise<Ran>;
}

/** Runs the built command line without waiting for it: a server of the test, in this process, has to answer it. */
export function startCli(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, [path.join(repository, 'dist/cli.js'), ...args], {
    cwd: repository,
    env: { PATH: process.env['PATH'], ...environment },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ran = new Promise<Ran>((resolve) => {
    child.once('close', (exit) => resolve({ exit, stdout, stderr }));
  });
  return { child, ran };
}
