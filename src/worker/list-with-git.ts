import { spawnSync } from 'node:child_process';
import type { Problem } from '../core/model/problem.ts';
import { type FileListing, folderProblem } from './file-listing.ts';

/** A listing takes tens of milliseconds; past this the folder is walked instead. */
const patience = 60_000;

/** A workspace of a million files lists in about 100 MB. */
const mostBytes = 512 * 1024 * 1024;

/** What git warns of when a folder is closed to us, in the C locale. */
const closedFolder = /could not open directory '(.*)\/': (.*)$/;

/**
 * Tracked files and untracked ones that are not ignored, relative to the folder. Undefined where git has no answer:
 * it is not installed, the folder is in no work tree, belongs to someone else, or is itself ignored by the repository
 * around it, so that git sees nothing of it.
 */
export function listWithGit(folder: string): FileListing | undefined {
  const ignored = git(folder, ['check-ignore', '--quiet', '.']);
  if (ignored?.status !== 1) return undefined;
  const listed = git(folder, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  if (listed?.status !== 0) return undefined;
  const paths = listed.stdout.split('\0').map((path) => path.replace(/\/$/, ''));
  return {
    paths: [...new Set(paths)].filter((path) => path !== '' && path !== '.'),
    problems: listed.stderr.split('\n').flatMap(problemOf),
  };
}

/** The file system monitor is a program that the repository names: it must not run because someone looked at it. */
function git(folder: string, args: readonly string[]) {
  const result = spawnSync('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    env: { ...withoutRepository(process.env), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    encoding: 'utf8',
    maxBuffer: mostBytes,
    timeout: patience,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return result.error === undefined ? result : undefined;
}

/** In a git hook these point at the repository of the hook, whatever folder is being looked at. */
function withoutRepository(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, GIT_PREFIX: _prefix, ...rest } = environment;
  return rest;
}

function problemOf(warning: string): Problem[] {
  const [, folder, cause] = closedFolder.exec(warning) ?? [];
  return folder === undefined || cause === undefined ? [] : [folderProblem(folder, cause)];
}
