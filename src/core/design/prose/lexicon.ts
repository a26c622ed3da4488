import { singular } from '../../model/plural.ts';
import { type Deeds, deedsOf } from './deeds.ts';
import { isMachine } from './machines.ts';
import { namedAsThings } from './named-as-things.ts';
import { openThings } from './open-things.ts';
import { endOfSubject, type Phrase, phraseAt } from './phrases.ts';
import type { Sentence } from './sentences.ts';
import { type Speech, speechOf } from './speech.ts';
import { isUnstored } from './unstored.ts';
import { people, thingOf } from './vocabulary.ts';

/** Which words of a text are things, which of those are people who act, and what they do. */
export interface Lexicon extends Deeds {
  /** The thing that a word means, in the plural too; undefined where it is none. */
  thingOf(word: string): string | undefined;
  isAdjective(word: string): boolean;
  /** The thing that two words name. */
  pairOf(word: string, next: string): string | undefined;
  isPerson(name: string): boolean;
  /** The noun that stands there, after what says more of it; whether or not it is a thing. */
  phraseAt(words: readonly string[], from: number): Phrase | undefined;
}

/**
 * Words that backends usually store, and those of which the text itself says what they are: whoever does something, and
 * what it is done with.
 */
export function lexiconOf(sentences: readonly Sentence[]): Lexicon {
  const speech = speechOf(sentences);
  const deeds = deedsOf(speech.isVerb);
  const actors = new Set<string>();
  const found = new Set<string>();
  for (const sentence of sentences) {
    const words = outsideParentheses(sentence.words);
    for (const actor of actorsIn(words, speech, deeds)) if (thingOf(actor) === undefined) actors.add(actor);
    for (const each of [...namedAsThings(words), ...openThings(words, speech, deeds)]) found.add(each);
  }
  const own = (word: string): string | undefined =>
    [word, singular(word)].find((each) => actors.has(each) || found.has(each));
  return {
    ...deeds,
    isAdjective: speech.isAdjective,
    thingOf: (word) => thingOf(word) ?? own(word),
    pairOf: (word, next) => own(`${word} ${singular(next)}`),
    isPerson: (name) => people.has(name.split(' ').at(-1) ?? name) || actors.has(name),
    phraseAt: (words, from) => phraseAt(words, from, speech),
  };
}

/** `Couriers scan …`, `Registered shippers can create …`, `…; volunteers sort …`: who does something. */
function actorsIn(words: readonly string[], speech: Speech, { acts }: Deeds): readonly string[] {
  // `Registered shippers …`: the first words may say more of who it is.
  const begins = [0, 1, 2, ...words.flatMap((word, at) => (/^(?:,|:|and|then|but|by)$/.test(word) ? [at + 1] : []))];
  const isActing = (phrase: Phrase): boolean =>
    phrase.isMany &&
    (acts(words, endOfSubject(words, phrase, speech)) ||
      (words[phrase.at - 1] === 'by' && speech.isActor(words[phrase.end - 1] ?? '')));
  return begins
    .flatMap((at) => phraseAt(words, at, speech) ?? [])
    .filter((phrase) => isActing(phrase) || (phrase.isOne && isByTrade(words[phrase.end - 1] ?? '', speech)))
    .map(({ name }) => name)
    .filter((name) => !isMachine(name) && !isUnstored(name));
}

/** `Every accountant`, `a case worker`: people by what they are called. */
function isByTrade(word: string, speech: Speech): boolean {
  return speech.isActor(word) && /(?:er|or|ist|ian|eer|man|ant)s?$/.test(word);
}

/** What stands in parentheses describes what stands before them. */
export function outsideParentheses(words: readonly string[]): readonly string[] {
  let depth = 0;
  return words.filter((word) => {
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    return depth === 0 && word !== ')';
  });
}
