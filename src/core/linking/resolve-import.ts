import { languageOf } from '../discovery/language-of.ts';
import { folderOf } from '../model/workspace-path.ts';
import { javascriptFileOf } from './resolve-javascript-import.ts';
import { pythonFileOf, pythonPackageOf, pythonSubmodule } from './resolve-python-import.ts';

/** Where an import leads: a file of the workspace, or a package. */
export type ImportTarget =
  | { readonly kind: 'file'; readonly file: string }
  | {
      readonly kind: 'package';
      readonly name: string;
      /** Module within the package, in languages that name it in one word with it: `['orm']` of `sqlalchemy.orm`. */
      readonly path?: readonly string[] | undefined;
    };

export interface PathAlias {
  /** Folder of the configuration file; the alias holds below it. */
  readonly scope: string;
  /** `@app/*` or `@config`. */
  readonly pattern: string;
  /** Workspace-relative targets, `*` for the matched part. */
  readonly targets: readonly string[];
}

export interface WorkspacePackage {
  readonly name: string;
  readonly folder: string;
}

export interface ImportResolver {
  resolve(from: string, specifier: string): ImportTarget;
  /** The file of a module below the one that is imported from, where a name may be a module: `from app import routes`. */
  inside(from: string, specifier: string, name: string): string | undefined;
}

/** Resolves module specifiers over the files of the workspace, each by the rules of the language that it stands in. */
export function createImportResolver(
  files: { has(path: string): boolean },
  aliases: readonly PathAlias[],
  packages: readonly WorkspacePackage[],
): ImportResolver {
  const known = new Map<string, ImportTarget>();
  const exists = (path: string): boolean => files.has(path);
  const find = (from: string, specifier: string): ImportTarget => {
    const python = isPython(from);
    const file = python
      ? pythonFileOf(exists, from, specifier)
      : javascriptFileOf(exists, aliases, packages, from, specifier);
    if (file !== undefined) return { kind: 'file', file };
    return { kind: 'package', ...(python ? pythonPackageOf(specifier) : { name: specifier }) };
  };
  const resolve = (from: string, specifier: string): ImportTarget => {
    // A Python module may not import itself, so the file matters; elsewhere its folder alone does.
    const key = `${isPython(from) ? from : folderOf(from)}\n${specifier}`;
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    const target = find(from, specifier);
    known.set(key, target);
    return target;
  };
  return {
    resolve,
    inside: (from, specifier, name) => {
      if (!isPython(from)) return undefined;
      const target = resolve(from, pythonSubmodule(specifier, name));
      return target.kind === 'file' ? target.file : undefined;
    },
  };
}

function isPython(file: string): boolean {
  return languageOf(file) === 'python';
}
