import type { Known } from './island.ts';

/** What is known of an island, without whatever stands on files of which imports lead elsewhere by now. */
export function knownElsewhere(known: Known, redirected: readonly string[]): Known {
  if (known.walks === undefined || redirected.length === 0) return known;
  const { standing } = known.walks;
  const files = new Map(standing.files);
  for (const file of redirected) files.delete(file);
  return { ...known, walks: { ...known.walks, standing: { ...standing, files } } };
}
