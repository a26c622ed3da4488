import type { ManifestFact } from '../../extractors/fact.ts';
import { isBelow } from '../../model/workspace-path.ts';
import type { LinkInput } from '../link-input.ts';
import type { Resolver } from '../resolver.ts';

/** Which files make up one program. */
export interface DotnetProjects {
  /** Whether what one file sets up holds for the other: one project, or one that is made with the other's. */
  isOneProgram(setup: string, file: string): boolean;
  /** The application adds controllers by their attributes alone. */
  mapsControllersOnly(file: string): boolean;
}

export function dotnetProjects(input: LinkInput, resolver: Resolver): DotnetProjects {
  const manifests = manifestsOf(input);
  const around = new Map<string, ManifestFact | undefined>();
  const projectOf = (file: string): ManifestFact | undefined => {
    if (!around.has(file)) around.set(file, nearest(manifests, file));
    return around.get(file);
  };
  const mapping = [...resolver.scopes].flatMap(([file, { outline }]) =>
    outline.language === 'csharp' && outline.calls.some(({ name }) => name === 'MapControllers') ? [file] : [],
  );
  const isOneProgram = (setup: string, file: string): boolean => {
    const from = projectOf(setup);
    const to = projectOf(file);
    return from === to || (from !== undefined && to !== undefined && isMadeWith(manifests, from, to.folder));
  };
  return { isOneProgram, mapsControllersOnly: (file) => mapping.some((setup) => isOneProgram(setup, file)) };
}

function manifestsOf(input: LinkInput): readonly ManifestFact[] {
  return [...input.files.values()].flatMap(({ facts }) =>
    facts.flatMap((fact) => (fact.kind === 'manifest' && fact.ecosystem === 'nuget' ? [fact] : [])),
  );
}

function nearest(manifests: readonly ManifestFact[], file: string): ManifestFact | undefined {
  const holding = manifests.filter(({ folder }) => isBelow(file, folder));
  return holding.sort((a, b) => b.folder.length - a.folder.length)[0];
}

function isMadeWith(manifests: readonly ManifestFact[], from: ManifestFact, folder: string): boolean {
  const seen = new Set<string>();
  const open = [...(from.references ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === folder) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(manifests.find((manifest) => manifest.folder === next)?.references ?? []));
  }
  return false;
}
