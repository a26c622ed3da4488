import type { FileFacts } from '../../extractors/extractor.ts';
import type { ManifestFact } from '../../extractors/fact.ts';
import { folderOf, isBelow, joinPath } from '../../model/workspace-path.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';

/** All Go files where a workspace holds several programs, and none where there is nothing to tell apart. */
export function goFiles({ files }: LinkInput): readonly FileFacts[] {
  const programs = new Set(filesWith(files, 'program').map(({ file }) => folderOf(file)));
  if (programs.size < 2) return [];
  const found: FileFacts[] = [];
  for (const each of files.values())
    if (each.role === 'system' && each.outline?.language === 'go' && !each.file.endsWith('_test.go')) found.push(each);
  return found;
}

/** A program as a project, with the folder of the module that it stands in. */
export interface GoProgram extends ManifestFact {
  readonly module: string;
}

/** Programs of Go modules as the projects that they are: each with its folder and the packages that it is made with. */
export function goPrograms(files: readonly FileFacts[], manifests: readonly ManifestFact[]): readonly GoProgram[] {
  const modules = manifests.filter(({ ecosystem, name }) => ecosystem === 'go' && name !== undefined);
  if (files.length === 0 || modules.length === 0) return [];
  const imports = new Map<string, Set<string>>();
  const mains = new Map<string, FileFacts>();
  for (const each of files) {
    const folder = folderOf(each.file);
    const own = imports.get(folder) ?? new Set<string>();
    for (const { from } of each.outline?.imports ?? []) own.add(from);
    imports.set(folder, own);
    if (each.outline?.package === 'main' && !mains.has(folder)) mains.set(folder, each);
  }
  return [...mains.keys()].flatMap((folder): readonly GoProgram[] => {
    const module = modules.filter((each) => folder !== each.folder && isBelow(folder, each.folder));
    const [own] = module.sort((a, b) => b.folder.length - a.folder.length);
    return own === undefined ? [] : [programIn(folder, own, modules, imports)];
  });
}

function programIn(
  folder: string,
  module: ManifestFact,
  modules: readonly ManifestFact[],
  imports: ReadonlyMap<string, ReadonlySet<string>>,
): GoProgram {
  const parts = new Set<string>();
  const bought = new Set<string>();
  const open = [folder];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const specifier of imports.get(next) ?? []) {
      const part = folderNamed(modules, specifier);
      if (part === undefined) bought.add(specifier);
      else if (part !== folder && !parts.has(part)) {
        parts.add(part);
        open.push(part);
      }
    }
  const isUsed = (name: string): boolean => bought.has(name) || [...bought].some((each) => each.startsWith(`${name}/`));
  return {
    ...module,
    name: folder.split('/').at(-1),
    folder,
    module: module.folder,
    dependencies: module.dependencies.filter(isUsed),
    references: [...parts],
    runs: true,
  };
}

/** The folder of a package that the workspace holds itself. */
function folderNamed(modules: readonly ManifestFact[], specifier: string): string | undefined {
  const around = modules.filter(({ name = '' }) => specifier === name || specifier.startsWith(`${name}/`));
  const [module] = around.sort((a, b) => (b.name ?? '').length - (a.name ?? '').length);
  return module && joinPath(module.folder, specifier.slice((module.name ?? '').length + 1));
}
