import { type Deeds, isDoneByOne } from './deeds.ts';
import { endOfSubject, isMany, type Phrase, phraseAt } from './phrases.ts';
import type { Speech } from './speech.ts';
import { isUnstored } from './unstored.ts';
import { thingOf } from './vocabulary.ts';

type Words = readonly string[];

/** Which nouns a sentence speaks of as of things that there are many of, whatever they are. */
export function openThings(words: Words, speech: Speech, deeds: Deeds): readonly string[] {
  const found = [
    ...subjectsIn(words, speech, deeds),
    ...objectsIn(words, speech, deeds),
    ...listedIn(words, speech, deeds),
    ...eachIn(words, speech),
    ...placesIn(words, speech, deeds),
  ];
  return found.filter((phrase) => isThing(phrase, words) && !isSummed(phrase, words)).map(({ name }) => name);
}

/** `drills, ladders and other tools`: the word for all of them is the thing. */
function isSummed({ end }: Phrase, words: Words): boolean {
  return /^(?:, [a-z]+ ?)*,? ?(?:and|or) other [a-z]+s\b/.test(words.slice(end).join(' '));
}

/** A request is somebody's, or one of those that a service is asked; a lot is not `a lot`. */
function isThing({ name, isMany, isOne, at, end }: Phrase, words: Words): boolean {
  if (name === 'lot') return isMany && words[end] !== 'of';
  if (name === 'request') return isOne ? words[at - 1] !== 'per' : words[end] === 'are';
  // `buses send their position every 10 seconds`
  if (/^(?:position|location)$/.test(name))
    return /\b(?:send|report|transmit|update)\b/.test(words.slice(Math.max(0, at - 2), at).join(' '));
  return name === 'step' ? isMany : !isUnstored(name);
}

/** `Case workers should only see …`, `; volunteers sort …`, `Season tickets are valid …` */
function subjectsIn(words: Words, speech: Speech, deeds: Deeds): readonly Phrase[] {
  return words.flatMap((_, at) => {
    if (at > 0 && !/^(?:,|:|;|and|but|while|when|where|then|which)$/.test(words[at - 1] ?? '')) return [];
    const phrase = phraseAt(words, at, speech);
    if (phrase === undefined) return [];
    const end = endOfSubject(words, phrase, speech);
    const next = words[end] ?? '';
    const isSubject = phrase.isMany
      ? deeds.acts(words, end) ||
        speech.isVerb(next) ||
        /^(?:are|have|were|get|go|come|arrive|must|can|may|should|will)$/.test(next)
      : phrase.isOne &&
        (isDoneByOne(next) || (next === 'is' && /^(?:[a-z]+ed|made|sent|written)$/.test(words[end + 1] ?? '')));
    return isSubject ? [phrase] : [];
  });
}

const particle = /^(?:off|out|up|in|down|on|over|away|back)$/;

/** After these a word is a noun, whatever it is elsewhere. */
const beforeNoun = /^(?:an?|the|each|every|their|its|his|her|our|of|no|per|\d[\d.,]*)$/;

/** `drop off crates`, `sort crates`, `report each passage` */
function objectsIn(words: Words, speech: Speech, { isDeed }: Deeds): readonly Phrase[] {
  return words.flatMap((word, at) => {
    if (!(isDeed(word) || isDoneByOne(word)) || isNoDeed(words, at, speech)) return [];
    const phrase = phraseAt(words, particle.test(words[at + 1] ?? '') ? at + 2 : at + 1, speech);
    return phrase !== undefined && isSpokenOf(phrase, words, speech) ? [phrase] : [];
  });
}

/** Where what may be a deed is none. */
function isNoDeed(words: Words, at: number, speech: Speech): boolean {
  const [before = '', first = ''] = [words[at - 1], words[at - 2]];
  // `something like a marvel` compares, `users like posts` do.
  if (words[at] === 'like' && !isMany(before) && !/^(?:and|can|may|,)$/.test(before)) return true;
  return beforeNoun.test(before) || (speech.isAdjective(before) && beforeNoun.test(first));
}

function isSpokenOf(phrase: Phrase, words: Words, speech: Speech): boolean {
  return phrase.isMany || (phrase.isOne && speech.isCounted(words[phrase.end - 1] ?? ''));
}

/** `members, tournaments, rounds, games`: what stands in a row of many is one of them. */
function listedIn(words: Words, speech: Speech, deeds: Deeds): readonly Phrase[] {
  return words.flatMap((word, at) => {
    if (!/^(?::|has|have|with|including|of|manages?)$/.test(word)) return [];
    const many = rowFrom(words, at + 1, speech, deeds).filter(({ isMany }) => isMany);
    return many.length > 1 ? many : [];
  });
}

/** What stands there, and whatever commas and `and` add to it. */
function rowFrom(words: Words, from: number, speech: Speech, deeds: Deeds): readonly Phrase[] {
  const row: Phrase[] = [];
  // `save them to collections and plan meals`, `for every purchase and redeem rewards`
  const doesMore = (at: number, { isOne }: Phrase): boolean => {
    const word = words[at] ?? '';
    const isBeforeMany = isMany(words[at + 1] ?? '');
    if (isOne && isBeforeMany && words[at - 1] === 'and' && thingOf(word) === undefined) return true;
    return (speech.isVerb(word) && !speech.isNoun(word)) || (deeds.isDeed(word) && isBeforeMany);
  };
  let next = phraseAt(words, from, speech);
  while (next !== undefined) {
    row.push(next);
    let on = next.end;
    while (/^(?:,|and|or)$/.test(words[on] ?? '')) on += 1;
    next = on === next.end || doesMore(on, next) ? undefined : phraseAt(words, on, speech);
  }
  return row;
}

/** `after every round`, `numbered per freelancer` */
function eachIn(words: Words, speech: Speech): readonly Phrase[] {
  return words.flatMap((word, at) => {
    const phrase = /^(?:each|every|per)$/.test(word) ? phraseAt(words, at + 1, speech) : undefined;
    const isOne = phrase !== undefined && phrase.name !== 'step' && speech.isCounted(words[phrase.end - 1] ?? '');
    return isOne ? [phrase] : [];
  });
}

/** `at collection points`, `of their own district` */
function placesIn(words: Words, speech: Speech, deeds: Deeds): readonly Phrase[] {
  return words.flatMap((word, at) => {
    if (!/^(?:of|at|into|to|between|from|in|on|with|for|by)$/.test(word)) return [];
    // `A shop for small breweries` says whom it is built for.
    if (word === 'for' && !words.slice(0, at).some(deeds.isDeed)) return [];
    const isOwned = /^(?:their|his|her|its)$/.test(words[at + 1] ?? '') && word === 'of';
    return rowFrom(words, at + 1, speech, deeds).filter(({ isMany, end }) => {
      const last = words[end - 1] ?? '';
      // `paid by cards`, `corrected by operators`
      return word === 'by' ? isMany && speech.isActor(last) : speech.isNoun(last) && (isMany || isOwned);
    });
  });
}
