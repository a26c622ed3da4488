import { singular } from '../../model/plural.ts';
import { isDoneByOne } from './deeds.ts';
import type { Speech } from './speech.ts';
import { thingOf } from './vocabulary.ts';

/** Up to two words that name one thing: `collection points`, `a season ticket`. */
export interface Phrase {
  /** In the singular. */
  readonly name: string;
  readonly at: number;
  readonly end: number;
  readonly isMany: boolean;
  /** After a word that speaks of a single one, or of each. */
  readonly isOne: boolean;
}

const determiner =
  /^(?:an?|the|all|any|some|many|several|their|its|our|his|her|my|own|new|one|each|every|other|\d[\d.,]*)$/;
const single = /^(?:an?|one|each|every|their|its|his|her|own|the|new)$/;

const vague = /^(?:records?|files?)$/;

/** Over so many words that say more of it the noun stands. */
const furthest = 4;

export function phraseAt(words: readonly string[], from: number, speech: Speech): Phrase | undefined {
  let at = from;
  while (at < from + furthest && saysMore(words, at, speech)) at += 1;
  let end = at;
  while (end < at + 3 && isNoun(words[end] ?? '', speech)) {
    // `the highest bid wins`
    if (end > at && isSingle(words, from, at) && isDoneByOne(words[end] ?? '')) break;
    end += 1;
    // Whatever stands after many is done by them, or with them.
    if (isMany(words[end - 1] ?? '')) break;
  }
  const [before, last] = [words[end - 2], words[end - 1]];
  if (end === at || last === undefined) return undefined;
  const kind = words[at - 1] ?? '';
  // `medical records`: without the word before nobody knows which.
  if (end - at === 1 && vague.test(last) && speech.isAdjective(kind))
    return {
      name: `${kind} ${singular(last)}`,
      at: at - 1,
      end,
      isMany: isMany(last),
      isOne: single.test(words[at - 2] ?? ''),
    };
  const isNamedByTwo = before !== undefined && end - at > 1 && !isMany(before);
  return {
    name: isNamedByTwo ? `${before} ${singular(last)}` : singular(last),
    at,
    end,
    isMany: isMany(last),
    isOne: isSingle(words, from, at),
  };
}

/** Over what says more of whoever begins a sentence: `parents of minors`. */
export function endOfSubject(words: readonly string[], { end }: Phrase, speech: Speech): number {
  return words[end] === 'of' ? (phraseAt(words, end + 1, speech)?.end ?? end) : end;
}

function isSingle(words: readonly string[], from: number, at: number): boolean {
  return words.slice(Math.max(0, from - 1), at).some((word) => single.test(word));
}

function saysMore(words: readonly string[], at: number, speech: Speech): boolean {
  const [word = '', next = ''] = [words[at], words[at + 1]];
  if (determiner.test(word)) return true;
  return speech.isAdjective(word) && !isMany(word) && (isNoun(next, speech) || speech.isAdjective(next));
}

function isNoun(word: string, speech: Speech): boolean {
  return /^[a-z]+$/.test(word) && (speech.isNoun(word) || isMany(word) || thingOf(word) === word);
}

export function isMany(word: string): boolean {
  return word.length > 3 && singular(word) !== word && /^[a-z]+$/.test(word);
}
