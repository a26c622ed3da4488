import { folderOf, isBelow, joinPath, normalizePath } from '../model/workspace-path.ts';
import type { ImportRules, ImportWorkspace } from './resolve-import.ts';

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
const entries = ['src/index', 'index', 'lib/index', 'src/main'];

export const javascriptImports: ImportRules = {
  fileOf: javascriptFileOf,
  packageOf: (specifier) => ({ name: specifier }),
};

/** The file of a JavaScript or TypeScript module, by its path, an alias or a package of the workspace. */
function javascriptFileOf(
  { exists, aliases, packages }: ImportWorkspace,
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
