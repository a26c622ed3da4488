import type { Problem } from '../core/model/problem.ts';
import { type FileListing, folderProblem } from './file-listing.ts';
import { git } from './git.ts';

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

/**
 * Whether it lists a file of a folder that it lists; undefined where a repository within may, and no answer where it lists
 * nothing of the folder.
 */
export function isListedByGit(folder: string, at: string): boolean | 'no answer' | undefined {
  if (git(folder, ['check-ignore', '--quiet', '.'])?.status !== 1) return 'no answer';
  const listed = git(folder, [
    '--literal-pathspecs',
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--',
    at,
  ]);
  if (listed?.status !== 0) return undefined;
  if (listed.stdout.split('\0').includes(at)) return true;
  return git(folder, ['check-ignore', '--quiet', '--', at])?.status === 0 ? false : undefined;
}

function problemOf(warning: string): Problem[] {
  const [, folder, cause] = closedFolder.exec(warning) ?? [];
  return folder === undefined || cause === undefined ? [] : [folderProblem(folder, cause)];
}
