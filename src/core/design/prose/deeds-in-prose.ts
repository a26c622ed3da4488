import type { Lexicon } from './lexicon.ts';
import { belong, type Noun, type Said, type Thing } from './story.ts';
import { occasions } from './vocabulary.ts';

/** What is left of a deed, and whether it is there though nobody names it. */
const left: ReadonlyMap<string, { readonly name: string; readonly always: boolean; readonly has?: readonly string[] }> =
  new Map([
    ['book', { name: 'booking', always: true }],
    ['reserve', { name: 'reservation', always: true }],
    ['rent', { name: 'rental', always: true }],
    ['borrow', { name: 'loan', always: true }],
    ['enroll', { name: 'enrollment', always: true }],
    ['comment', { name: 'comment', always: true }],
    ['donate', { name: 'donation', always: true }],
    ['review', { name: 'review', always: false }],
    ['subscribe', { name: 'subscription', always: true }],
    ['rate', { name: 'rating', always: true, has: ['stars'] }],
    ['bid', { name: 'bid', always: true }],
    ['vote', { name: 'vote', always: true }],
    ['request', { name: 'request', always: false }],
    ['pay', { name: 'payment', always: true }],
  ]);

/** `Members book a place in a class`: what somebody did to something is a row that belongs to both. */
export function doDeeds(
  said: Said,
  found: ReadonlyMap<string, Thing>,
  thing: (name: string) => Thing,
  lexicon: Lexicon,
): void {
  const { isPerson, acts } = lexicon;
  for (const subject of said.nouns) {
    if (!isPerson(subject.name) || !acts(said.words, subject.end)) continue;
    for (const { name, always, at, has = [] } of deedsOf(said, subject, lexicon)) {
      if (!always && !found.has(name)) continue;
      const object = objectOf(said, at, isPerson);
      const isItself =
        object !== undefined &&
        occasions.has(object.name.split(' ').at(-1) ?? '') &&
        object.name !== name &&
        object.at <= at + 2;
      if (isItself) continue;
      const done = thing(name);
      done.attributes.push(...has);
      belong(done, found.get(subject.name));
      if (object !== undefined && !isPerson(object.name)) belong(done, found.get(object.name));
    }
  }
}

/** `a reserve price`: a noun. */
const naming = /^(?:an?|the|of|their|its|his|her|each|every)$/;

/** Until somebody else does something. */
function deedsOf({ words, nouns }: Said, subject: Noun, { isPerson, acts }: Lexicon) {
  const other = nouns.find(({ at, end, name }) => at > subject.at && isPerson(name) && acts(words, end));
  return words.slice(0, other?.at).flatMap((word, at) => {
    const isNamed = nouns.some((noun) => noun.at === at) || naming.test(words[at - 1] ?? '');
    const deed = at < subject.end || isNamed ? undefined : left.get(word);
    return deed === undefined ? [] : [{ ...deed, at }];
  });
}

/** `pay at machines`, `pay with a card`: how, and not what for. */
const means = /^(?:at|by|through|via|with)$/;

/** So many words after the deed its object stands at most: `book a place in a class`. */
const furthest = 5;

function objectOf({ words, nouns }: Said, deed: number, isPerson: Lexicon['isPerson']): Noun | undefined {
  return /^(?:them|it)$/.test(words[deed + 1] ?? '')
    ? nouns.findLast(({ end, name }) => end <= deed && !isPerson(name))
    : (summed(words, nouns, deed) ??
        nouns.find(
          ({ at }) => at > deed && at <= deed + furthest && !words.slice(deed, at).some((word) => means.test(word)),
        ));
}

/** `reserve drills, ladders and other tools` */
function summed(words: readonly string[], nouns: readonly Noun[], deed: number): Noun | undefined {
  const sum = nouns.find(({ at }) => at > deed && words[at - 1] === 'other');
  const between = words.slice(deed + 1, sum?.at);
  return between.every((word, at) => at % 2 === 0 || /^(?:,|and|or|other)$/.test(word)) ? sum : undefined;
}
