import type { FileFacts } from '../../extractors/extractor.ts';
import type { ManifestFact } from '../../extractors/fact.ts';
import { folderOf } from '../../model/workspace-path.ts';
import { filesWith } from '../files-with.ts';

/** Folders with a manifest of their own, and which of them belong together. */
export interface Projects {
  /** What stands for the project that a file lies in. */
  nodeOf(file: string): string;
  bind(file: string, node: string): void;
  /** Binds only to what something else is bound to already. */
  bindKnown(file: string, node: string): void;
  /** One answer for all files that belong together. */
  islandOf(file: string): string;
}

export function projectsIn(files: ReadonlyMap<string, FileFacts>): Projects {
  const manifests = manifestsIn(files);
  const folders = new Set(manifests.map(({ folder }) => folder));
  const nodes = new Map<string, string>();
  const nodeOf = (file: string): string => {
    const around = folderOf(file);
    let node = nodes.get(around);
    if (node === undefined) {
      node = `folder ${nearest(folders, around)}`;
      nodes.set(around, node);
    }
    return node;
  };
  const groups = createGroups();
  for (const { folder, parts } of madeWith(manifests))
    for (const part of parts) groups.unite(`folder ${folder}`, `folder ${part}`);
  return {
    nodeOf,
    bind: (file, node) => groups.unite(nodeOf(file), node),
    bindKnown: (file, node) => {
      if (groups.knows(node)) groups.unite(nodeOf(file), node);
    },
    islandOf: (file) => groups.headOf(nodeOf(file)),
  };
}

function manifestsIn(files: ReadonlyMap<string, FileFacts>): readonly ManifestFact[] {
  return filesWith(files, 'manifest').flatMap(({ facts }) =>
    facts.flatMap((fact) => (fact.kind === 'manifest' ? [fact] : [])),
  );
}

function nearest(folders: ReadonlySet<string>, start: string): string {
  let at = start;
  while (at !== '' && !folders.has(at)) at = folderOf(at);
  return at;
}

/** What a framework takes in of a library needs no import, so a project belongs to what its manifest names. */
function* madeWith(manifests: readonly ManifestFact[]): Iterable<{ folder: string; parts: readonly string[] }> {
  const byName = new Map(manifests.flatMap(({ name, folder }) => (name === undefined ? [] : [[name, folder]])));
  for (const { folder, dependencies, references } of manifests) {
    const named = dependencies.flatMap((name) => byName.get(name) ?? byName.get(name.split(':').at(-1) ?? name) ?? []);
    yield { folder, parts: [...named, ...(references ?? [])] };
  }
}

interface Groups {
  unite(one: string, other: string): void;
  knows(node: string): boolean;
  headOf(node: string): string;
}

function createGroups(): Groups {
  const parents = new Map<string, string>();
  const headOf = (node: string): string => {
    let head = node;
    for (let next = parents.get(head); next !== undefined && next !== head; next = parents.get(head)) head = next;
    // The way is kept short for those who ask next.
    for (let at = node; at !== head; ) {
      const next = parents.get(at) ?? head;
      parents.set(at, head);
      at = next;
    }
    return head;
  };
  return {
    knows: (node) => parents.has(node),
    headOf,
    unite: (one, other) => {
      const [a, b] = [headOf(one), headOf(other)];
      if (!parents.has(b)) parents.set(b, b);
      // The smaller name stands for both, so that the order of files says nothing.
      if (a < b) parents.set(b, a);
      else parents.set(a, b);
    },
  };
}
