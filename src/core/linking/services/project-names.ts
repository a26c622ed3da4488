import type { ManifestFact, ProjectNamesFact } from '../../extractors/fact.ts';

/** Manifests under the names that the build around them gives their projects. */
export function withProjectNames(
  manifests: readonly ManifestFact[],
  facts: readonly ProjectNamesFact[],
): readonly ManifestFact[] {
  if (facts.length === 0) return manifests;
  const names = new Map(facts.flatMap((fact) => Object.entries(fact.names)));
  return manifests.map((manifest) => {
    const name = manifest.ecosystem === 'gradle' ? names.get(manifest.folder) : undefined;
    return name === undefined ? manifest : { ...manifest, name };
  });
}
