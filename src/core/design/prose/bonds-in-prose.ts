import type { Lexicon } from './lexicon.ts';
import type { Noun, Said } from './story.ts';

/** A row for each pair: who likes what. */
export interface Bond {
  readonly name: string;
  readonly of: string;
  readonly to: string;
}

const bonds: Readonly<Record<string, string>> = {
  like: 'like',
  follow: 'follow',
  bookmark: 'bookmark',
  favorite: 'favorite',
  favourite: 'favourite',
  upvote: 'upvote',
  join: 'membership',
};

/** `Users like posts and follow each other`: what people do to a thing at most once. */
export function bondsInProse(said: readonly Said[], { isPerson, acts }: Lexicon): readonly Bond[] {
  const found = new Map<string, Bond>();
  for (const { words, nouns } of said) {
    const subject = nouns.find(({ name, end }) => isPerson(name) && acts(words, end));
    if (subject === undefined) continue;
    for (const [at, word] of words.entries()) {
      const name = Object.hasOwn(bonds, word) ? bonds[word] : undefined;
      if (name === undefined || at < subject.end || found.has(name)) continue;
      const to = words[at + 1] === 'each' && words[at + 2] === 'other' ? subject.name : objectAt(nouns, at + 1)?.name;
      if (to !== undefined) found.set(name, { name, of: subject.name, to });
    }
  }
  return [...found.values()];
}

/** The thing that stands there, with a word before it at most. */
function objectAt(nouns: readonly Noun[], at: number): Noun | undefined {
  return nouns.find((noun) => noun.at === at || noun.at === at + 1);
}
