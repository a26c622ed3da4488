import { singular } from '../../model/plural.ts';
import { isMany, namedAsThings } from './named-as-things.ts';
import type { Sentence } from './sentences.ts';
import { modals, people, thingOf, verbs } from './vocabulary.ts';

/** Which words of a text are things, and which of those are people who act. */
export interface Lexicon {
  /** The thing that a word means, in the plural too; undefined where it is none. */
  thingOf(word: string): string | undefined;
  isPerson(name: string): boolean;
}

/**
 * Words that backends usually store, and those of which the text itself says what they are: whoever does something, and
 * what is counted, made or kept.
 */
export function lexiconOf(sentences: readonly Sentence[]): Lexicon {
  const actors = new Set<string>();
  const counted = new Set<string>();
  for (const { words } of sentences) {
    const actor = actorIn(words);
    if (actor !== undefined && thingOf(actor) === undefined) actors.add(actor);
    for (const each of namedAsThings(words)) counted.add(each);
  }
  const own = (word: string): string | undefined =>
    [word, singular(word)].find((each) => actors.has(each) || counted.has(each));
  return {
    thingOf: (word) => thingOf(word) ?? own(word),
    isPerson: (name) => people.has(name.split(' ').at(-1) ?? name) || actors.has(name),
  };
}

/** Between a modal and what is done: `should be able to book`, `may also see`. */
const fillers = new Set('also be able to only not never always easily then first'.split(' '));

/** What people do, beside what is a noun as well. */
const deeds = new Set(
  `answer ask ban belong browse check choose click configure confirm decline define find generate get give hand handle have hide invite log
  look match pick prescribe read refuse reject reply scan search see sell sign start stop teach treat type write`.split(
    /\s+/,
  ),
);

/** Whether whoever stands before does something from here on. */
export function acts(words: readonly string[], at: number): boolean {
  let next = at;
  if (modals.has(words[next] ?? '')) {
    next += 1;
    while (fillers.has(words[next] ?? '')) next += 1;
  }
  return isDeed(words[next] ?? '');
}

export function isDeed(word: string): boolean {
  return verbs.has(word) || deeds.has(word);
}

/** `Couriers scan …`, `Registered shippers can create …`: who begins a sentence and does something. */
function actorIn(words: readonly string[]): string | undefined {
  return [0, 1, 2]
    .filter((at) => isMany(words[at] ?? '') && acts(words, at + 1))
    .map((at) => singular(words[at] ?? ''))
    .at(0);
}
