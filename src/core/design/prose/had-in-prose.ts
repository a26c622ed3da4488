import type { Lexicon } from './lexicon.ts';
import type { Said, Thing } from './story.ts';

const having = /^(?:has|have|with|includes?|contains?|consists?)$/;

/** `lots with a reserve price`, `each loan has a due date`: what rows have that is no row itself. */
export function hadInProse({ words, nouns }: Said, found: ReadonlyMap<string, Thing>, { phraseAt }: Lexicon): void {
  for (const [at, word] of words.entries()) {
    const owner = having.test(word) ? nouns.findLast(({ end }) => end <= at) : undefined;
    if (owner === undefined || at - owner.end > 1) continue;
    let next = phraseAt(words, at + 1);
    while (next !== undefined) {
      const { name, at: begin, end, isMany } = next;
      const isThing = nouns.some((noun) => noun.at < end && noun.end > begin);
      if (!isThing && !isMany) found.get(owner.name)?.attributes.push(name);
      const on = words.findIndex((each, place) => place >= end && !/^(?:,|and|or)$/.test(each));
      next = on <= end ? undefined : phraseAt(words, on);
    }
  }
}
