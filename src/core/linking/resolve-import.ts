import { folderOf, isBelow, joinPath, normalizePath } from '../model/workspace-path.ts';

/** Where an import leads: a file of the workspace, or a package. */
export type ImportTarget =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'package'; readonly name: string };

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
}

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
const entries = ['src/index', 'index', 'lib/index', 'src/main'];

/** Resolves JavaScript and TypeScript module specifiers over the files of the workspace. */
export function createImportResolver(
  files: { has(path: string): boolean },
  aliases: readonly PathAlias[],
  packages: readonly WorkspacePackage[],
): ImportResolver {
  const known = new Map<string, ImportTarget>();
  const exists = (path: string): boolean => files.has(path);
  const find = (from: string, specifier: string): ImportTarget => {
    const file = fileOf(exists, aliases, packages, from, specifier);
    return file === undefined ? { kind: 'package', name: specifier } : { kind: 'file', file };
  };
  return {
    resolve: (from, specifier) => {
      const key = `${folderOf(from)}\n${specifier}`;
      const hit = known.get(key);
      if (hit !== undefined) return hit;
      const target = find(from, specifier);
      known.set(key, target);
      return target;
    },
  };
}

function fileOf(
  exists: (path: string) => boolean,
  aliases: readonly PathAlias[],
  packages: readonly WorkspacePackage[],
  from: string,
  specifier: string,
): string | undefined {
  if (specifier.startsWith('.')) return candidate(exists, joinPath(folderOf(from), specifier));
  for (const alias of aliases) {
    if (!isBelow(from, alias.scope)) continue;
    const rest = matchAlias(alias.pattern, specifier);
    if (rest === undefined) continue;
    for (const target of alias.targets) {
      const hit = candidate(exists, normalizePath(target.replace('*', rest)));
      if (hit !== undefined) return hit;
    }
  }
  for (const workspace of packages) {
    if (specifier === workspace.name)
      return first(entries, (entry) => candidate(exists, joinPath(workspace.folder, entry)));
    if (!specifier.startsWith(`${workspace.name}/`)) continue;
    const rest = specifier.slice(workspace.name.length + 1);
    return (
      candidate(exists, joinPath(workspace.folder, rest)) ??
      candidate(exists, joinPath(workspace.folder, `src/${rest}`))
    );
  }
  return undefined;
}

function candidate(exists: (path: string) => boolean, base: string): string | undefined {
  if (exists(base)) return base;
  const bare = base.replace(/\.[cm]?jsx?$/, '');
  const stems = bare === base ? [base] : [bare, base];
  for (const stem of stems) {
    const hit = first(extensions, (extension) => (exists(stem + extension) ? stem + extension : undefined));
    if (hit !== undefined) return hit;
  }
  return first(extensions, (extension) => {
    const index = base === '' ? `index${extension}` : `${base}/index${extension}`;
    return exists(index) ? index : undefined;
  });
}

function matchAlias(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? '' : undefined;
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  if (!specifier.startsWith(before) || !specifier.endsWith(after)) return undefined;
  return specifier.slice(before.length, specifier.length - after.length);
}

function first<T, R>(items: readonly T[], pick: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const hit = pick(item);
    if (hit !== undefined) return hit;
  }
  return undefined;
}
