import type { ManifestFact } from '../../extractors/fact.ts';

/**
 * Folders of libraries → folder of the only project that runs and is made with them: the layers of one service lie in
 * projects of their own.
 */
export function projectOwners(manifests: readonly ManifestFact[]): ReadonlyMap<string, string> {
  const byFolder = new Map(manifests.map((manifest) => [manifest.folder, manifest]));
  const owners = new Map<string, Set<string>>();
  for (const { folder, runs } of manifests) {
    if (runs !== true) continue;
    for (const part of partsOf(byFolder, folder))
      if (byFolder.get(part)?.runs !== true) owners.set(part, (owners.get(part) ?? new Set()).add(folder));
  }
  return new Map(
    [...owners].flatMap(([part, found]): [string, string][] => {
      const [owner] = found;
      return owner !== undefined && found.size === 1 ? [[part, owner]] : [];
    }),
  );
}

function partsOf(byFolder: ReadonlyMap<string, ManifestFact>, folder: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [folder];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const part of byFolder.get(next)?.references ?? [])
      if (!found.has(part)) {
        found.add(part);
        open.push(part);
      }
  return found;
}
