import { singular } from '../../model/plural.ts';
import type { Lexicon } from './lexicon.ts';
import type { Noun, Thing } from './story.ts';
import { parts, verbs } from './vocabulary.ts';

/** A word that may be a thing, and those around it. */
interface Word {
  readonly words: readonly string[];
  readonly at: number;
  /** The thing that it means, and the one that the next word means. */
  readonly one: string;
  readonly two: string | undefined;
  readonly word: string;
  readonly next: string;
  readonly before: string;
}

/** Of which there are many under a word for all of them: `the vaccination history of a pet`. */
const collections = /^(?:history|records?|log|data)$/;

/** `order lines` is one thing, `orders` another; a verb that is also a noun counts as a noun only where it stands as one. */
export function nounAt(
  words: readonly string[],
  at: number,
  known: ReadonlyMap<string, Thing>,
  lexicon: Lexicon,
): Noun | undefined {
  const [word = '', next = '', before = ''] = [words[at], words[at + 1], words[at - 1]];
  const begins = at === 0 && verbs.has(word);
  const pair = begins ? undefined : lexicon.pairOf(word, next);
  if (pair !== undefined && before !== 'without') return { name: pair, at, end: at + 2 };
  const one = lexicon.thingOf(word);
  // `Track deliveries` says what is done.
  if (one === undefined || begins) return undefined;
  const two = lexicon.thingOf(next) ?? (parts.has(singular(next)) ? singular(next) : undefined);
  const here: Word = { words, at, one, two, word, next, before };
  if (isDone(here, lexicon) || isSaidOfOthers(here, lexicon)) return undefined;
  if (two !== undefined && word === one && next !== two) return { name: `${one} ${two}`, at, end: at + 2 };
  const isCollected = word === one && collections.test(next);
  const isNamed = word !== one || isCollected || isSpokenOf(here, lexicon);
  return isNamed && !isWhole(here, known) ? { name: one, at, end: at + (isCollected ? 2 : 1) } : undefined;
}

/** Where the word says what somebody does. */
function isDone(
  { words, at, one, two, word, next, before }: Word,
  { thingOf, isPerson, isDeed, isAdjective }: Lexicon,
): boolean {
  // `patients upload documents`, `agents refund rides`: the noun before is who does it.
  const who = thingOf(before);
  const isMany = who !== undefined && who !== before;
  const isTheirDeed = isDeed(word) || (isPerson(who ?? '') && word === one && next !== two && two !== undefined);
  if (isMany && isTheirDeed) return true;
  // `purchasing orders it`
  if (word !== one && verbs.has(one) && /^(?:it|them)$/.test(next)) return true;
  const isAfterAnother = isDeed(word) && /^(?:,|and|or|to|can|may|must|should|will)$/.test(before) && next !== two;
  if (isAfterAnother && two !== undefined && !parts.has(two)) return true;
  const isPlural = word !== one || collections.test(next);
  const isOne =
    /^(?:a|an|the|each|every|own|their|his|her)$/.test(before) || (isAdjective(before) && isOneOfSome(words, at));
  return !isPlural && verbs.has(word) && !isOne;
}

/** Where it says how fast, how many come by, whom all of it is built for, or what is not there. */
function isSaidOfOthers({ words, at, one, next, before }: Word, { isPerson, isDeed }: Lexicon): boolean {
  // `answers must come`
  if (!isPerson(one) && /^(?:must|should|come|within)$/.test(next) && words[at + 2] !== 'be') return true;
  // `5 million monthly visitors`
  if (/^(?:daily|weekly|monthly|unique|concurrent)$/.test(before) && isPerson(one)) return true;
  // `A desk for vets`
  if (before === 'for' && isPerson(one) && !words.slice(0, at).some(isDeed)) return true;
  // `without an account`
  return before === 'without' || (words[at - 2] === 'without' && /^(?:an?|any)$/.test(before));
}

/** Whether a single one of it is spoken of. */
function isSpokenOf({ words, at, before }: Word, { isAdjective }: Lexicon): boolean {
  const isDetermined = /^(?:a|an|the|each|every|one|per|new|their|its|and|or|,|with|has|own)$/.test(before);
  return isDetermined || (isAdjective(before) && isOneOfSome(words, at));
}

/** `a monthly report`, `a white and a black player` */
function isOneOfSome(words: readonly string[], at: number): boolean {
  return /^(?:an?|the|each|every|and|or)$/.test(words[at - 2] ?? '');
}

/** `an online shop for …` says what is built and not what is stored. */
function isWhole({ at, one, word, next }: Word, known: ReadonlyMap<string, Thing>): boolean {
  const isPlural = word !== one || collections.test(next);
  return !isPlural && at < 5 && /^(?:for|where|that|which|to|with|:)$/.test(next) && !known.has(one);
}
