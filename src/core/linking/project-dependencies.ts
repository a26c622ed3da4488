import { folderOf } from '../model/workspace-path.ts';
import { filesWith } from './files-with.ts';
import type { LinkInput } from './link-input.ts';

/** Folder of a project → names of what it depends on, with what projects around it say for all below. */
export function projectDependencies(input: Pick<LinkInput, 'files'>): ReadonlyMap<string, readonly string[]> {
  const dependencies = known.get(input.files) ?? readDependencies(input);
  known.set(input.files, dependencies);
  return dependencies;
}

/** Kept, since every service asks for its own among all files. */
const known = new WeakMap<LinkInput['files'], ReadonlyMap<string, readonly string[]>>();

function readDependencies(input: Pick<LinkInput, 'files'>): ReadonlyMap<string, readonly string[]> {
  const own = new Map<string, readonly string[]>();
  const inherited = new Map<string, readonly string[]>();
  for (const { facts } of filesWith(input.files, 'manifest'))
    for (const fact of facts) {
      if (fact.kind !== 'manifest') continue;
      own.set(fact.folder, [...(own.get(fact.folder) ?? []), ...fact.dependencies]);
      if (fact.inherited !== undefined)
        inherited.set(fact.folder, [...(inherited.get(fact.folder) ?? []), ...fact.inherited]);
    }
  if (inherited.size === 0) return own;
  return new Map(
    [...own].map(([folder, dependencies]) => [
      folder,
      [...dependencies, ...foldersAround(folder).flatMap((around) => inherited.get(around) ?? [])],
    ]),
  );
}

function foldersAround(folder: string): readonly string[] {
  const around: string[] = [];
  for (let at = folder; at !== ''; ) {
    at = folderOf(at);
    around.push(at);
  }
  return around;
}
