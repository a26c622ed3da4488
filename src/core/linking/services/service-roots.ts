import { languageOf } from '../../discovery/language-of.ts';
import type { ManifestFact } from '../../extractors/fact.ts';
import { folderOf } from '../../model/workspace-path.ts';

/** A folder of code that runs by itself. */
export interface ServiceRoot {
  readonly folder: string;
  readonly manifest?: ManifestFact | undefined;
}

/** Folders under which monorepos without a manifest of their own keep their applications. */
const applicationFolder = /^(?:.*\/)?(?:apps|services|microservices|servers|functions)\/[^/]+/;

/**
 * The roots of services: the nearest manifest or build context of every file that answers requests, consumes messages
 * or runs jobs. Build contexts count even where nothing was recognised inside.
 */
export function serviceRoots(
  activeFiles: Iterable<string>,
  manifests: readonly ManifestFact[],
  buildContexts: readonly string[],
  owners: ReadonlyMap<string, string> = new Map(),
): readonly ServiceRoot[] {
  // Of several manifests in one folder the one with a name says more.
  const named = manifests.toSorted((a, b) => Number(a.name !== undefined) - Number(b.name !== undefined));
  const byFolder = new Map(named.map((manifest) => [manifest.folder, manifest]));
  const folders = new Set<string>(buildContexts);
  const homeOf = homeFinder(rootFinder(byFolder, buildContexts), owners);
  for (const file of activeFiles) folders.add(homeOf(file) ?? '');
  return [...folders].sort().map((folder) => ({ folder, manifest: byFolder.get(folder) }));
}

type RootOf = (file: string) => string;

/** The root that a file lies in, or that a library is made for which lies deeper. */
export function homeFinder(
  rootOf: (file: string) => string | undefined,
  owners: ReadonlyMap<string, string>,
): (file: string) => string | undefined {
  const libraryOf = nearestIn([...owners.keys()]);
  return (file) => {
    const root = rootOf(file);
    const library = libraryOf(file);
    return library !== undefined && library.length >= (root?.length ?? 0) ? owners.get(library) : root;
  };
}

function rootFinder(manifests: ReadonlyMap<string, ManifestFact>, contexts: readonly string[]): RootOf {
  const all = nearestIn([...manifests.keys(), ...contexts]);
  const ofLanguage = new Map<string, { readonly holds: FolderAround; readonly nearest: FolderAround }>();
  const spokenIn = (language: string) => {
    const own = ecosystems[language];
    const spoken = [...manifests].flatMap(([folder, { ecosystem }]) =>
      own?.includes(ecosystem) === true ? [folder] : [],
    );
    const found = { holds: nearestIn(spoken), nearest: nearestIn([...spoken, ...contexts]) };
    ofLanguage.set(language, found);
    return found;
  };
  return (file) => {
    const language = languageOf(file) ?? '';
    const spoken = ofLanguage.get(language) ?? spokenIn(language);
    // A frontend that lies inside of a service has a manifest of its own, which says nothing of the code around.
    const nearest = (spoken.holds(file) === undefined ? all(file) : spoken.nearest(file)) ?? '';
    const below = nearest === '' ? file : file.slice(nearest.length + 1);
    const application = applicationFolder.exec(folderOf(below))?.[0];
    if (application === undefined) return nearest;
    return nearest === '' ? application : `${nearest}/${application}`;
  };
}

type FolderAround = (file: string) => string | undefined;

function nearestIn(folders: readonly string[]): FolderAround {
  const around = rootAround(folders.map((folder) => ({ folder })));
  return (file) => around(file)?.folder;
}

/** Languages whose manifests are told apart from those of others. */
const ecosystems: Readonly<Record<string, readonly ManifestFact['ecosystem'][]>> = {
  go: ['go'],
  rust: ['cargo'],
};

/** The root that encloses a file most closely. */
export function rootAround<T extends { readonly folder: string }>(
  roots: readonly T[],
): (file: string) => T | undefined {
  const byFolder = new Map<string, T>();
  for (const root of roots) if (!byFolder.has(root.folder)) byFolder.set(root.folder, root);
  return (file) => {
    for (let at = file; at !== ''; at = folderOf(at)) {
      const root = byFolder.get(at);
      if (root !== undefined) return root;
    }
    return byFolder.get('');
  };
}
