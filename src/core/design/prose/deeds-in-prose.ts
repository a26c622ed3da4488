import { acts, type Lexicon } from './lexicon.ts';
import type { Said, Thing } from './story.ts';
import { occasions } from './vocabulary.ts';

/** What is left of a deed, and whether it is there though nobody names it. */
const left: ReadonlyMap<string, { readonly name: string; readonly always: boolean }> = new Map([
  ['book', { name: 'booking', always: true }],
  ['reserve', { name: 'reservation', always: true }],
  ['rent', { name: 'rental', always: true }],
  ['borrow', { name: 'loan', always: true }],
  ['enroll', { name: 'enrollment', always: true }],
  ['comment', { name: 'comment', always: true }],
  ['donate', { name: 'donation', always: true }],
  ['review', { name: 'review', always: false }],
  ['subscribe', { name: 'subscription', always: false }],
  ['pay', { name: 'payment', always: false }],
]);

/** `Members book a place in a class`: what somebody did to something is a row that belongs to both. */
export function doDeeds(
  { words, nouns }: Said,
  found: ReadonlyMap<string, Thing>,
  thing: (name: string) => Thing,
  { isPerson }: Lexicon,
): void {
  for (const subject of nouns) {
    if (!isPerson(subject.name) || !acts(words, subject.end)) continue;
    for (let at = subject.end; at < words.length; at += 1) {
      const next = nouns.find((noun) => noun.at === at);
      if (next !== undefined && isPerson(next.name) && acts(words, next.end)) break;
      const deed = left.get(words[at] ?? '');
      if (deed === undefined || next !== undefined || (!deed.always && !found.has(deed.name))) continue;
      const isMeant = /^(?:them|it)$/.test(words[at + 1] ?? '');
      const object = isMeant
        ? nouns.findLast((noun) => noun.end <= at && !isPerson(noun.name))
        : nouns.find((noun) => noun.at > at && noun.at <= at + furthest);
      const isItself =
        object !== undefined && occasions.has(object.name) && deed.name !== object.name && object.at <= at + 2;
      if (isItself) continue;
      const done = thing(deed.name);
      const doer = found.get(subject.name);
      const to = object && !isPerson(object.name) && object.name !== deed.name ? object.name : undefined;
      for (const each of [doer?.name, to])
        if (each !== undefined && !done.belongsTo.includes(each)) done.belongsTo.push(each);
    }
  }
}

/** So many words after the deed its object stands at most: `book a place in a class`. */
const furthest = 5;
