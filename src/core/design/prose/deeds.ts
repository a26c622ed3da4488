import { singular } from '../../model/plural.ts';
import { modals, verbs } from './vocabulary.ts';

/** Between a modal and what is done: `should be able to book`, `may also see`. */
const fillers = new Set('also be able to only not never always easily then first'.split(' '));

/** What people do, beside what is a noun as well. */
const deeds = new Set(
  `answer ask ban belong browse check choose click configure confirm decline define find generate get give hand handle have hide invite log
  look match pick prescribe read refuse reject reply scan search see sell sign start stop teach treat type write`.split(
    /\s+/,
  ),
);

/** Verbs that say what is, and not what anybody does. */
const states = new Set(
  'appear become begin close come contain end expect go happen hold include last lie mean need open remain run seem stay want win'.split(
    ' ',
  ),
);

/** What somebody does, as far as the words themselves and a tagger know it. */
export interface Deeds {
  isDeed(word: string): boolean;
  /** Whether whoever stands before does something from here on. */
  acts(words: readonly string[], at: number): boolean;
}

/** `the highest bid wins`, `an operator sees`: what looks like many may be what one does. */
export function isDoneByOne(word: string): boolean {
  const plain = singular(word);
  return plain !== word && (verbs.has(plain) || deeds.has(plain) || states.has(plain));
}

export function deedsOf(isVerb: (word: string) => boolean): Deeds {
  const isDeed = (word: string): boolean =>
    verbs.has(word) || deeds.has(word) || (isVerb(word) && !states.has(word) && !modals.has(word));
  return {
    isDeed,
    acts: (words, at) => {
      let next = at;
      if (modals.has(words[next] ?? '')) {
        next += 1;
        while (fillers.has(words[next] ?? '')) next += 1;
      }
      return isDeed(words[next] ?? '');
    },
  };
}
