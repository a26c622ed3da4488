import { spawnSync } from 'node:child_process';

/** A listing takes tens of milliseconds; past this there is no answer. */
const patience = 60_000;

/** A workspace of a million files lists in about 100 MB. */
const mostBytes = 512 * 1024 * 1024;

/** The file system monitor is a program that the repository names: it must not run because someone looked at it. */
export function git(folder: string, args: readonly string[], input = '') {
  const result = spawnSync('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    env: { ...withoutRepository(process.env), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    maxBuffer: mostBytes,
    timeout: patience,
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (result.error !== undefined) return undefined;
  const { status, stdout, stderr } = result;
  return { status, bytes: stdout, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
}

/** In a git hook these point at the repository of the hook, whatever folder is being looked at. */
function withoutRepository(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, GIT_PREFIX: _prefix, ...rest } = environment;
  return rest;
}
