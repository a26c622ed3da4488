import { folderOf, joinPath } from '../../model/workspace-path.ts';
import type { ImportRules, ImportWorkspace } from '../resolve-import.ts';

/** Paths of modules: `crate::orders::repo`, `super::models`, `self::auth`, and crates of the workspace by their names. */
export const rustImports: ImportRules = {
  fileOf: rustFileOf,
  packageOf: (specifier) => {
    const [name = '', ...path] = specifier.split('::');
    return { name, path };
  },
  byFile: true,
  submodule: (specifier, name) => `${specifier}::${name}`,
};

function rustFileOf(workspace: ImportWorkspace, from: string, specifier: string): string | undefined {
  const [head = '', ...rest] = specifier.split('::');
  const start = startOf(workspace, from, head);
  if (start !== undefined) return start === '' ? undefined : moduleBelow(workspace, start, rest);
  // Since 2018 a path may begin with a module that stands beside.
  const beside = moduleBelow(workspace, from, [head, ...rest]);
  if (beside !== undefined) return beside;
  const root = crateNamed(workspace, head);
  return root === undefined ? undefined : moduleBelow(workspace, root, rest);
}

/** The file that a path begins in; undefined where it begins with a name, '' where there is none. */
function startOf(workspace: ImportWorkspace, from: string, head: string): string | undefined {
  if (head === 'crate') return rootAround(workspace, from) ?? '';
  if (head === 'self') return from;
  return head === 'super' ? (parentOf(workspace, from) ?? '') : undefined;
}

function moduleBelow(workspace: ImportWorkspace, start: string, path: readonly string[]): string | undefined {
  let file: string | undefined = start;
  for (const part of path) {
    if (file === undefined) return undefined;
    file = part === 'super' ? parentOf(workspace, file) : part === 'self' ? file : childOf(workspace, file, part);
  }
  return file;
}

function childOf({ exists }: ImportWorkspace, file: string, name: string): string | undefined {
  const folder = foldersOwn(file);
  return [joinPath(folder, `${name}.rs`), joinPath(folder, `${name}/mod.rs`)].find(exists);
}

/** Where the modules of a file stand: beside a root or `mod.rs`, else in the folder that is called like the file. */
function foldersOwn(file: string): string {
  return isOwner(file) ? folderOf(file) : file.replace(/\.rs$/, '');
}

function isOwner(file: string): boolean {
  return /(?:^|\/)(?:mod|lib|main)\.rs$/.test(file);
}

function parentOf(workspace: ImportWorkspace, file: string): string | undefined {
  const own = folderOf(file);
  const folder = /(?:^|\/)mod\.rs$/.test(file) ? folderOf(own) : own;
  const named = [joinPath(folder, 'mod.rs'), `${folder}.rs`].find(workspace.exists);
  return named ?? rootAround(workspace, file);
}

/** A library before a program, as most crates keep their modules there. */
function rootAround({ exists }: ImportWorkspace, file: string): string | undefined {
  if (/(?:^|\/)(?:lib|main)\.rs$/.test(file)) return file;
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const root = [joinPath(folder, 'lib.rs'), joinPath(folder, 'main.rs')].find(exists);
    if (root !== undefined || folder === '') return root;
  }
}

/** A dash in the name of a crate is an underscore in code. */
function crateNamed({ exists, packages }: ImportWorkspace, name: string): string | undefined {
  const known = packages.find((each) => each.name.replaceAll('-', '_') === name);
  return known && [joinPath(known.folder, 'src/lib.rs'), joinPath(known.folder, 'src/main.rs')].find(exists);
}
