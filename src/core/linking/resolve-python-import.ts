import { folderOf, joinPath } from '../model/workspace-path.ts';
import { pythonProject } from './python-project.ts';
import type { ImportRules, WorkspacePackage } from './resolve-import.ts';

type Exists = (path: string) => boolean;

export const pythonImports: ImportRules = {
  fileOf: ({ exists, packages }, from, specifier) =>
    pythonFileOf(exists, from, specifier) ?? besideFileOf(exists, packages, specifier),
  packageOf: pythonPackageOf,
  // A Python module may not import itself, so the file matters.
  byFile: true,
  submodule: pythonSubmodule,
};

/**
 * The file of a Python module. Relative ones count folders upward. For absolute ones the folders that Python may have
 * been started in are tried, nearest first: every folder above that is no package itself, and its `src`.
 */
function pythonFileOf(exists: Exists, from: string, specifier: string): string | undefined {
  const dots = /^\.+/.exec(specifier)?.[0].length ?? 0;
  const path = specifier.slice(dots).replaceAll('.', '/');
  if (dots > 0) return moduleAt(exists, joinPath(folderOf(from), '../'.repeat(dots - 1) + path));
  for (const folder of rootsAround(exists, from))
    for (const root of [folder, joinPath(folder, 'src')]) {
      const file = moduleAt(exists, joinPath(root, path));
      // A module that shares its name with a package, `redis.py`, imports the package.
      if (file !== undefined && file !== from) return file;
    }
  return undefined;
}

/** A project of the same workspace, installed beside: `harbor_core.auth` of the project `harbor-core`. */
function besideFileOf(exists: Exists, packages: readonly WorkspacePackage[], specifier: string): string | undefined {
  if (specifier.startsWith('.')) return undefined;
  const [first = ''] = specifier.split('.');
  const projects = packages.filter(({ name }) => name.startsWith(pythonProject) && moduleName(name) === first);
  const path = specifier.replaceAll('.', '/');
  const found = projects.flatMap(({ folder }) =>
    [folder, joinPath(folder, 'src')].flatMap((root) => moduleAt(exists, joinPath(root, path)) ?? []),
  );
  return found[0];
}

function moduleName(project: string): string {
  return project.slice(pythonProject.length).toLowerCase().replaceAll(/[-.]/g, '_');
}

/** `sqlalchemy.orm` is `orm` of the package `sqlalchemy`. */
function pythonPackageOf(specifier: string): { readonly name: string; readonly path: readonly string[] } {
  const [name = '', ...path] = specifier.split('.').filter((part) => part !== '');
  return { name, path };
}

/** `routes` below `app` is `app.routes`, below `.` it is `.routes`. */
function pythonSubmodule(specifier: string, name: string): string {
  return specifier.endsWith('.') ? specifier + name : `${specifier}.${name}`;
}

function moduleAt(exists: Exists, base: string): string | undefined {
  const module = base === '' ? [] : [`${base}.py`];
  return [...module, joinPath(base, '__init__.py')].find(exists);
}

function rootsAround(exists: Exists, from: string): readonly string[] {
  const roots: string[] = [];
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    if (!exists(joinPath(folder, '__init__.py'))) roots.push(folder);
    if (folder === '') return roots;
  }
}
