import { languageOf } from '../discovery/language-of.ts';
import { settledList } from '../model/settled-list.ts';
import { folderOf } from '../model/workspace-path.ts';
import { importRules } from './import-rules.ts';
import { javascriptImports } from './resolve-javascript-import.ts';

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
  /** The innermost folder around a file that holds another as asked: where its project begins. */
  folderWith(from: string, isMeant: (file: string) => boolean): string | undefined;
  /** Gives up what it remembers, for one that is kept but hardly asked any more. */
  forget(): void;
}

/** How one language names the modules that it imports. */
export interface ImportRules {
  fileOf(workspace: ImportWorkspace, from: string, specifier: string): string | undefined;
  packageOf(specifier: string): { readonly name: string; readonly path?: readonly string[] };
  /** What a specifier means depends on the file that it stands in, not on its folder alone. */
  readonly byFile?: true;
  /** Specifier of a module below another, where a name that is imported may be a module. */
  submodule?(specifier: string, name: string): string;
}

/** What import rules look at. */
export interface ImportWorkspace {
  exists(path: string): boolean;
  /** The first file of a folder that is as asked, by name. */
  firstIn(folder: string, isMeant: (file: string) => boolean): string | undefined;
  readonly aliases: readonly PathAlias[];
  readonly packages: readonly WorkspacePackage[];
}

/** Paths of a workspace: a map or a set of them. */
export type WorkspaceFiles = Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>;

/** Resolves module specifiers over the files of the workspace, each by the rules of the language that it stands in. */
export function createImportResolver(
  files: WorkspaceFiles,
  aliases: readonly PathAlias[],
  packages: readonly WorkspacePackage[],
): ImportResolver {
  const byFolder = folders(files);
  const workspace: ImportWorkspace = {
    exists: (path) => files.has(path),
    firstIn: (folder, isMeant) => byFolder().get(folder)?.find(isMeant),
    aliases,
    packages,
  };
  /** Files of one folder and one language ask the same, so they share what they were told. */
  const places = new Map<string, Place>();
  const byFile = new Map<string, Place>();
  const placeOf = (from: string): Place => {
    const own = byFile.get(from);
    if (own !== undefined) return own;
    const rules = importRulesOf(from);
    const key = `${languageOf(from)} ${rules.byFile === true ? from : folderOf(from)}`;
    const place = places.get(key) ?? { rules, targets: new Map() };
    places.set(key, place);
    byFile.set(from, place);
    return place;
  };
  const resolve = (from: string, specifier: string): ImportTarget => {
    const { rules, targets } = placeOf(from);
    const hit = targets.get(specifier);
    if (hit !== undefined) return hit;
    const file = rules.fileOf(workspace, from, specifier);
    const target: ImportTarget = file === undefined ? packageAt(rules.packageOf(specifier)) : { kind: 'file', file };
    targets.set(specifier, target);
    return target;
  };
  return {
    resolve,
    inside: (from, specifier, name) => {
      const submodule = placeOf(from).rules.submodule?.(specifier, name);
      if (submodule === undefined) return undefined;
      const target = resolve(from, submodule);
      return target.kind === 'file' ? target.file : undefined;
    },
    folderWith: (from, isMeant) =>
      foldersAround(from).find((folder) => workspace.firstIn(folder, isMeant) !== undefined),
    forget: () => {
      places.clear();
      byFile.clear();
    },
  };
}

/** Where the same specifiers mean the same. */
interface Place {
  readonly rules: ImportRules;
  readonly targets: Map<string, ImportTarget>;
}

function packageAt({ name, path }: ReturnType<ImportRules['packageOf']>): ImportTarget {
  return path === undefined ? { kind: 'package', name } : { kind: 'package', name, path: settledList(path) };
}

function foldersAround(file: string): readonly string[] {
  const found = [folderOf(file)];
  for (let at = found[0]; at !== undefined && at !== ''; at = found.at(-1)) found.push(folderOf(at));
  return found;
}

/** Files by folder, sorted; most workspaces never ask. */
function folders(files: WorkspaceFiles): () => ReadonlyMap<string, readonly string[]> {
  let known: Map<string, string[]> | undefined;
  return () => {
    if (known !== undefined) return known;
    known = new Map();
    for (const file of [...files.keys()].sort()) {
      const list = known.get(folderOf(file));
      if (list === undefined) known.set(folderOf(file), [file]);
      else list.push(file);
    }
    return known;
  };
}

function importRulesOf(file: string): ImportRules {
  const language = languageOf(file);
  return (language === undefined ? undefined : importRules[language]) ?? javascriptImports;
}
