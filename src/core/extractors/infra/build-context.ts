import { folderOf, joinPath } from '../../model/workspace-path.ts';
import { entriesOf, entry, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';

/**
 * The folder whose code a service is built from. In a monorepo the context is often the root, and the folder of the
 * Dockerfile says which application is meant.
 */
export function buildContextOf(file: string, service: DataNode): string | undefined {
  const context = contextOf(service);
  if (context === undefined || isRemote(context) || escapes(folderOf(file), context)) return undefined;
  const folder = joinPath(folderOf(file), context);
  const dockerfile = textOf(entry(service, 'build', 'dockerfile'));
  const below = dockerfile === undefined ? '' : joinPath('', folderOf(dockerfile.replace(/^\.\//, '')));
  const keepsDockerfiles = below.split('/').some((part) => dockerFolders.has(part.toLowerCase()));
  if (below === '' || keepsDockerfiles || escapes(folder, dockerfile ?? '')) return folder;
  return joinPath(folder, below);
}

/** The Dockerfile by which it is built, where one is named. */
export function dockerfileOf(file: string, service: DataNode): string | undefined {
  const named = textOf(entry(service, 'build', 'dockerfile'));
  const context = contextOf(service);
  if (named === undefined || context === undefined || isRemote(context)) return undefined;
  return joinPath(joinPath(folderOf(file), context), named);
}

/** `args: { MODULE: orders }`, or `args: [MODULE=orders]`. */
export function buildArgumentsOf(service: DataNode): Readonly<Record<string, string>> | undefined {
  const args = entry(service, 'build', 'args');
  const pairs = [
    ...entriesOf(args).map(({ key, value }) => [key, scalarText(value)] as const),
    ...itemsOf(args).map((item) => /^(\w+)=(.*)$/.exec(scalarText(item) ?? '')?.slice(1) ?? []),
  ].flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value] as const]));
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

/** What is refused: nothing outside the workspace is read. */
export function leavesWorkspace(file: string, service: DataNode): { at: number; message: string }[] {
  const context = contextOf(service);
  if (context === undefined || isRemote(context) || !escapes(folderOf(file), context)) return [];
  return [{ at: entry(service, 'build')?.at ?? service.at, message: `${context} lies outside the workspace.` }];
}

function contextOf(service: DataNode): string | undefined {
  const build = entry(service, 'build');
  return textOf(build) ?? (build?.kind === 'mapping' ? (textOf(entry(build, 'context')) ?? '.') : undefined);
}

function isRemote(context: string): boolean {
  return /^(?:https?:|git@|git:|ssh:|github\.com\/)|\$\{/.test(context);
}

function escapes(folder: string, path: string): boolean {
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return true;
  let depth = folder === '' ? 0 : folder.split('/').length;
  for (const part of path.split('/')) {
    if (part === '..') depth--;
    else if (part !== '' && part !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}

/** Folders that hold Dockerfiles rather than code. */
const dockerFolders = new Set(
  'docker .docker dockerfiles build deploy deployment deployments infra ops containers .devcontainer ci .ci'.split(' '),
);
