import type { Lexicon } from './lexicon.ts';
import { isMachine } from './machines.ts';
import { isMany } from './phrases.ts';
import { belong, type Noun, type Said, type Thing } from './story.ts';
import { bookable, isDocument, occasions, owning, parts } from './vocabulary.ts';

/** Says nothing of how two things belong together. */
const determiner = /^(?:an?|the|many|several|their|its|our|his|her|new|own|one|any|some|each|every|\d[\d.,]*)$/;

/** Between a thing and where it goes: `images can be uploaded with a post`. */
const passive =
  /^(?:valid|available|can|may|must|should|will|is|are|be|been|[a-z]+ed|sent|kept|written|made|taken|given|sold|paid)$/;

/** What the sentences before leave to the next. */
interface Telling {
  /** Who acts. */
  subject: Thing | undefined;
  /** What was done to what was named last, and what that stood with. */
  link: string;
  before: Thing | undefined;
}

export function newTelling(): Telling {
  return { subject: undefined, link: '', before: undefined };
}

/** A noun of a sentence, and the word by which it hangs on what stands before. */
interface Place {
  readonly words: readonly string[];
  readonly nouns: readonly Noun[];
  readonly index: number;
  readonly at: number;
}

/** `customers place orders`, `orders with lines`, `orders of a customer`: whose row a row is. */
export function relate(
  { words, nouns }: Said,
  found: ReadonlyMap<string, Thing>,
  lexicon: Lexicon,
  telling: Telling,
): void {
  if (!/^(?:they|he|she)$/.test(words[0] ?? '')) telling.subject = undefined;
  for (const [index, noun] of nouns.entries()) {
    const own = found.get(noun.name);
    if (own === undefined) continue;
    const place = { words, nouns, index, at: linkBefore(words, noun.at, lexicon) };
    const isActing = (lexicon.isPerson(noun.name) || isMachine(noun.name)) && lexicon.acts(words, noun.end);
    wholeOf(own, found);
    goOn(telling, place, isActing, found);
    if (telling.before !== undefined && !isRecurring(place) && !isServed(telling, words))
      relateBy(meantLink(telling, place), telling.before, own, lexicon);
    if (isWhereSubjectIs(place)) belong(telling.subject ?? own, own);
    else if (!lexicon.isPerson(own.name) && isOfSubject(telling, place, own)) belong(own, telling.subject);
    doneTo(telling, own, found, lexicon);
    if (isActing) begin(telling, place, own, found, lexicon);
  }
}

/** In a list of things the first says how all of them hang on what stands before. */
function goOn(
  telling: Telling,
  { words, nouns, index, at }: Place,
  isActing: boolean,
  found: ReadonlyMap<string, Thing>,
) {
  const last = nouns[index - 1];
  const isListed = !isActing && last?.end === at && /^(?:,|and|or)$/.test(words[at] ?? '');
  if (isListed) return;
  telling.link = words[at] ?? '';
  // `articles have tags and belong to sections`
  const isFirst = /^and belongs? to$/.test(words.slice(at - 2, at + 1).join(' '));
  const before = isFirst ? nouns[0] : last && isNear(words, last.end, at) ? last : undefined;
  telling.before = before && found.get(before.name);
}

/** `We run charging stations for electric cars` says whom or what all of it is there for. */
function isServed({ link, subject }: Telling, [who = '', does = '']: readonly string[]): boolean {
  return (
    link === 'for' && subject === undefined && who === 'we' && /^(?:run|operate|offer|build|make|provide)$/.test(does)
  );
}

/** `images can be uploaded with a post` says where they go, and not what they have. */
function meantLink({ link }: Telling, { nouns, index, at }: Place): string {
  const last = nouns[index - 1];
  return link === 'with' && last !== undefined && last.end < at ? 'in' : link;
}

/** `ratings are recalculated after every round` says when, `notes after each visit` of what. */
function isRecurring({ words, nouns, index, at }: Place): boolean {
  if (nouns[index - 1]?.end === at) return false;
  const [link = '', next = ''] = [words[at], words[at + 1]];
  return link === 'per' || (/^(?:after|before|during)$/.test(link) && /^(?:each|every)$/.test(next));
}

/** `case workers see families of their own district`: where they are, and not what they have. */
function isWhereSubjectIs({ words, nouns, index, at }: Place): boolean {
  const noun = nouns[index];
  const isPossessed = words.slice(at + 1, noun?.at).some((word) => /^(?:their|his|her)$/.test(word));
  return isPossessed && /^(?:of|in|at|from)$/.test(words[at] ?? '') && !isMany(words[(noun?.end ?? 0) - 1] ?? '');
}

function isOfSubject(telling: Telling, { words, nouns, index, at }: Place, own: Thing): boolean {
  const between = words.slice(at + 1, nouns[index]?.at);
  const { link } = telling;
  const isPossessed = between.some((word) => /^(?:their|his|her|own)$/.test(word));
  // `students hand in solutions`
  const meant = words[at - 1] === 'hand' ? 'submit' : link;
  return isPossessed || isTheirs(meant, own) || (isMachine(telling.subject?.name ?? '') && reporting.test(meant));
}

/** What a device tells is its own. */
const reporting = /^(?:report|record|measure|emit|transmit|send)$/;

/** `couriers scan parcels`, where scans are things too. */
function doneTo({ link, subject }: Telling, own: Thing, found: ReadonlyMap<string, Thing>, { isDeed }: Lexicon): void {
  const deed = isDeed(link) ? found.get(link) : undefined;
  if (deed === undefined || deed === own) return;
  belong(deed, subject);
  belong(deed, own);
}

function begin(
  telling: Telling,
  { words, nouns, index }: Place,
  own: Thing,
  found: ReadonlyMap<string, Thing>,
  { isPerson }: Lexicon,
): void {
  telling.subject = own;
  // `riders request rides, drivers accept them`
  const [last, noun] = [nouns[index - 1], nouns[index]];
  const meant = last && noun && /^(?:them|it)$/.test(words[noun.end + 1] ?? '') ? found.get(last.name) : undefined;
  if (meant !== undefined && !isPerson(meant.name)) belong(meant, own);
}

function isNear(words: readonly string[], end: number, link: number): boolean {
  const between = words.slice(end, link);
  if (words[link] === 'to' && /^belongs?$/.test(between.join(' '))) return true;
  return between.length <= 4 && between.every((word) => passive.test(word));
}

const having = /^(?:with|has|have|contain|contains|include|includes|hold|holds)$/;
const preposition = /^(?:of|by|from|in|on|for|to|at|after|during|about|per)$/;

/** It says nothing that this program knows, so it may say more of the next word. */
function isAdjective(word: string, { isDeed }: Lexicon): boolean {
  return /^[a-z]{4,}$/.test(word) && !isDeed(word) && !preposition.test(word) && !having.test(word);
}

/** Over `one of our 40`, and over one word that only says more of the noun: `write treatment notes`. */
function linkBefore(words: readonly string[], noun: number, lexicon: Lexicon): number {
  let at = noun - 1;
  while (skips(words, at, lexicon)) at -= 1;
  const [word = '', before = ''] = [words[at], words[at - 1]];
  const isFurther = owning.has(before) || bookable.has(before) || preposition.test(before);
  return isFurther && isAdjective(word, lexicon) ? at - 1 : at;
}

function skips(words: readonly string[], at: number, { isDeed }: Lexicon): boolean {
  const [word = '', before = ''] = [words[at], words[at - 1]];
  // `drop off crates`
  if (/^(?:off|out|up)$/.test(word) && isDeed(before)) return true;
  if (word === 'of') return /^(?:one|some|any|all)$/.test(before);
  return determiner.test(word) || (word === 'to' && before === 'up') || (word === 'up' && words[at + 1] === 'to');
}

/** `order line` where orders are things too. */
function wholeOf(own: Thing, found: ReadonlyMap<string, Thing>): void {
  const [first, second] = own.name.split(' ');
  const isPart = second !== undefined && parts.has(second) && (second !== 'line' || isDocument(first));
  if (isPart && first !== undefined && found.has(first)) own.partOf = first;
}

/** Given to many things, and many to one. */
const labels = new Set(['category', 'genre', 'ingredient', 'keyword', 'label', 'skill', 'tag', 'topic']);

function relateBy(link: string, before: Thing, own: Thing, { isPerson }: Lexicon): void {
  if (having.test(link)) {
    if (parts.has(own.name)) own.partOf = before.name;
    else if (labels.has(own.name)) before.many.push(own.name);
    else if (occasions.has(before.name.split(' ').at(-1) ?? '') && isPerson(own.name)) belong(before, own);
    else belong(own, before);
  } else if (preposition.test(link)) belong(before, own);
}

/** What somebody writes or places is theirs; what is booked is so where it is an occasion. */
function isTheirs(link: string, own: Thing): boolean {
  return owning.has(link) || (bookable.has(link) && occasions.has(own.name.split(' ').at(-1) ?? ''));
}
