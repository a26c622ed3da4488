import type { Lexicon } from './lexicon.ts';
import { type Said, wordAt } from './story.ts';

export interface Openness {
  readonly read: ReadonlySet<string>;
  readonly list: ReadonlySet<string>;
}

const open =
  /\bwithout (?:logging in|signing in|registering|signing up|(?:an? )?(?:login|account|registration))\b|\banonymously\b|\banyone (?:can|may)\b/;
const many = /\b(?:search|browse|list|explore|discover)\b/;

/** `customers look up a parcel without logging in`: what is shown to whoever asks. */
export function opennessInProse(said: readonly Said[], { isPerson }: Lexicon): Openness {
  const read = new Set<string>();
  const list = new Set<string>();
  for (const { words, nouns } of said) {
    const text = words.join(' ');
    const match = open.exec(text);
    if (match === null) continue;
    const at = wordAt(text, match.index);
    const shown = nouns.filter(({ name }) => !isPerson(name));
    const one = shown.findLast(({ end }) => end <= at) ?? shown[0];
    if (one === undefined) continue;
    read.add(one.name);
    if (many.test(text)) list.add(one.name);
  }
  return { read, list };
}
