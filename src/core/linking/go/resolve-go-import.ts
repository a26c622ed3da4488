import { folderOf, isBelow, joinPath } from '../../model/workspace-path.ts';
import type { ImportRules, ImportWorkspace } from '../resolve-import.ts';

export const goImports: ImportRules = {
  fileOf: goFileOf,
  packageOf: (specifier) => ({ name: withoutVersion(specifier) }),
};

/** One file stands for its package: which of them does not matter, since all share their names. */
function goFileOf(workspace: ImportWorkspace, from: string, specifier: string): string | undefined {
  const modules = workspace.packages.filter(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  const [module] = modules.toSorted((a, b) => b.name.length - a.name.length);
  if (module !== undefined)
    return workspace.firstIn(joinPath(module.folder, specifier.slice(module.name.length + 1)), isSource);
  const isInModule = workspace.packages.some(
    ({ folder }) => workspace.exists(joinPath(folder, 'go.mod')) && isBelow(from, folder),
  );
  return isInModule ? undefined : withoutModule(workspace, from, specifier);
}

/** Part of a repository, or code from before modules: the end of the path names a folder of the workspace. */
function withoutModule(workspace: ImportWorkspace, from: string, specifier: string): string | undefined {
  const parts = specifier.split('/');
  const hosted = parts[0]?.includes('.') === true;
  for (let drop = hosted ? 3 : 1; drop < parts.length; drop++) {
    const file = workspace.firstIn(parts.slice(drop).join('/'), isSource);
    if (file !== undefined && folderOf(file) !== folderOf(from)) return file;
  }
  return undefined;
}

function isSource(file: string): boolean {
  return file.endsWith('.go') && !file.endsWith('_test.go');
}

/** `github.com/labstack/echo/v4/middleware` and `gopkg.in/yaml.v3`: the major version is no part of what it is. */
function withoutVersion(specifier: string): string {
  return specifier.replace(/\/v\d+(?=\/|$)/, '').replace(/\.v\d+$/, '');
}
