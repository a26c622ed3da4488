import type { TextCodec } from '../../syntax/text-codec.ts';
import type { Known } from './island.ts';
import { restingWalks } from './resting-walks.ts';

/** What is known of an island, without whatever stands on files of which imports lead elsewhere by now. */
export function knownElsewhere(known: Known, redirected: readonly string[], codec: TextCodec | undefined): Known {
  if (known.walks === undefined || redirected.length === 0) return known;
  const walks = known.walks.read();
  const { standing } = walks;
  const files = new Map(standing.files);
  for (const file of redirected) files.delete(file);
  return { ...known, walks: restingWalks({ ...walks, standing: { ...standing, files } }, codec) };
}
