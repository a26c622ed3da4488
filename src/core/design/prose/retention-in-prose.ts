import { numberSaid } from './amounts.ts';
import type { Said } from './story.ts';

const keeping =
  /^(?:keep|kept|store|stored|retain|retained|archive|archived|delete|deleted|remove|removed|purge|purged)$/;
const span = /^(?:day|week|month|year)s?$/;

/** `Keep scans for 90 days`, `notes must be kept for ten years`: how long rows of a thing stay. */
export function retentionInProse(said: readonly Said[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { words, nouns } of said) {
    if (!words.some((word) => keeping.test(word))) continue;
    for (const [at, word] of words.entries()) {
      const amount = numberSaid(words[at + 1]);
      if (!/^(?:for|after)$/.test(word) || !(amount > 0) || !span.test(words[at + 2] ?? '')) continue;
      const kept = nouns.findLast(({ end }) => end <= at);
      const unit = (words[at + 2] ?? '').replace(/s$/, '');
      if (kept !== undefined) found.set(kept.name, `${amount} ${unit}${amount === 1 ? '' : 's'}`);
    }
  }
  return found;
}
