import nlp from 'compromise/two';
import type { Sentence } from './sentences.ts';

/** As what a text uses a word: the same word may be several. */
export interface Speech {
  isNoun(word: string): boolean;
  /** Said of one or many, and not of an amount: `crate`, and not `food`. */
  isCounted(word: string): boolean;
  /** Whoever does something by trade or for now: `arbiter`, `accountant`. */
  isActor(word: string): boolean;
  isVerb(word: string): boolean;
  isAdjective(word: string): boolean;
}

/** By which of its tags a word is used so. */
const uses = {
  noun: ['Singular', 'Plural', 'Uncountable', 'Actor'],
  counted: ['Singular', 'Plural', 'Actor'],
  actor: ['Actor'],
  verb: ['Infinitive'],
  adjective: ['Adjective', 'Participle', 'Superlative', 'Comparable'],
} as const;

type Use = keyof typeof uses;

/** These have tags of nouns and verbs as well, and are none that is stored or done. */
const others = new Set(['Pronoun', 'ProperNoun', 'Value', 'Date', 'Possessive', 'Copula', 'Auxiliary', 'Modal']);

/**
 * Told by a tagger that knows many English words by heart and the rest by their endings. It is wrong about one word in
 * ten, so it decides nothing alone: where the word stands in its sentence has to say the same.
 */
export function speechOf(sentences: readonly Sentence[]): Speech {
  const used: Readonly<Record<Use, Set<string>>> = {
    noun: new Set(),
    counted: new Set(),
    actor: new Set(),
    verb: new Set(),
    adjective: new Set(),
  };
  // A capital at the beginning makes a name of a word.
  for (const { text } of sentences)
    for (const { terms } of nlp(`${text.charAt(0).toLowerCase()}${text.slice(1)}`).json() as readonly Tagged[])
      for (const { normal, tags } of terms) learn(used, normal, tags);
  return {
    isNoun: (word) => used.noun.has(word),
    isCounted: (word) => used.counted.has(word),
    isActor: (word) => used.actor.has(word),
    isVerb: (word) => used.verb.has(word),
    isAdjective: (word) => used.adjective.has(word),
  };
}

interface Tagged {
  readonly terms: readonly { readonly normal: string; readonly tags: readonly string[] }[];
}

function learn(used: Readonly<Record<Use, Set<string>>>, word: string, tags: readonly string[]): void {
  if (tags.some((tag) => others.has(tag))) return;
  for (const use of ['noun', 'counted', 'actor', 'verb', 'adjective'] as const)
    if (uses[use].some((tag) => tags.includes(tag))) used[use].add(word);
}
