import type { Lexicon } from './lexicon.ts';
import { type Said, type Thing, wordAt } from './story.ts';
import { occasions } from './vocabulary.ts';

const looking = /^(?:look|find|search|track|open|read|see|get|scan|identified)$/;
const keyed = /\bby (?:its |their |the |an? )?((?:[a-z]+ )?(?:number|code|id|isbn|sku|slug|reference|barcode))\b/;

/** `look up a parcel by tracking number`: what one is found by, by its name. */
export function keysInProse(said: readonly Said[], { isPerson }: Lexicon): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { words, nouns } of said) {
    const text = words.join(' ');
    const match = keyed.exec(text);
    if (match?.[1] === undefined || !words.some((word) => looking.test(word))) continue;
    const at = wordAt(text, match.index);
    const of = nouns.findLast(({ name, end }) => end <= at && !isPerson(name));
    if (of !== undefined && match[1] !== 'id') found.set(of.name, match[1]);
  }
  return found;
}

const twice =
  /\b([a-z]+) (?:must|may|can|is|are|should)(?: not| never| ever| be| it)* ?(?:booked|sold|reserved|rented|lent|assigned|claimed|hired) twice\b/;

/** `A vet must never be booked twice for the same slot`: what no two rows may share, by the thing whose rows those are. */
export function onlyOnceInProse(
  said: readonly Said[],
  things: readonly Thing[],
  { thingOf, isPerson }: Lexicon,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { words } of said) {
    const scarce = thingOf(twice.exec(words.join(' '))?.[1] ?? '');
    if (scarce === undefined) continue;
    for (const { name, belongsTo, partOf } of things) {
      if (!belongsTo.includes(scarce) && partOf !== scarce) continue;
      const isTimed = occasions.has(name.split(' ').at(-1) ?? '');
      const others = belongsTo.filter((each) => each !== scarce && !isPerson(each));
      found.set(name, isTimed ? [scarce, 'startsAt'] : [scarce, ...others]);
      break;
    }
  }
  return found;
}
