import { singular } from '../../model/plural.ts';
import { doDeeds } from './deeds-in-prose.ts';
import { hadInProse } from './had-in-prose.ts';
import { type Lexicon, lexiconOf, outsideParentheses } from './lexicon.ts';
import { nounAt } from './noun-at.ts';
import { newTelling, relate } from './relations-in-prose.ts';
import { withRoles } from './roles-in-prose.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import type { Noun, Said, Story, Thing } from './story.ts';

/** Nouns that can be stored, in the order in which they are said. */
export function thingsInProse(prose: string): Story {
  const found = new Map<string, Thing>();
  const sentences = sentencesOf(prose);
  const lexicon = lexiconOf(sentences);
  const thing = (name: string): Thing => {
    const known = found.get(name) ?? { name, attributes: [], belongsTo: [], many: [], short: [], roles: [] };
    found.set(name, known);
    return known;
  };
  for (const { words } of sentences)
    for (const { name, end } of nounsIn(words, found, lexicon))
      thing(name).attributes.push(...attributesAt(words, end));
  forgetWhatItIsFor(sentences, found);
  const called = shortNames([...found.keys()]);
  for (const short of called.keys()) {
    const [own, whole] = [found.get(short), found.get(called.get(short) ?? '')];
    whole?.attributes.push(...(own?.attributes ?? []));
    whole?.short.push(short);
    found.delete(short);
  }
  const said = sentences.map(({ text, words }): Said => {
    const plain = outsideParentheses(words);
    const nouns = nounsIn(plain, found, lexicon).map((noun) => ({ ...noun, name: called.get(noun.name) ?? noun.name }));
    return { text, words: plain, nouns };
  });
  for (const each of said) hadInProse(each, found, lexicon);
  const telling = newTelling();
  for (const each of said) relate(each, found, lexicon, telling);
  for (const each of said) doDeeds(each, found, thing, lexicon);
  return { things: withRoles([...found.values()]), said, lexicon };
}

/** `An auction house for rare books` tells what it is about, where much else is told of it. */
function forgetWhatItIsFor(sentences: readonly Sentence[], found: Map<string, Thing>): void {
  const [first, ...others] = sentences;
  if (first === undefined || found.size < 5 || first.words.includes(':')) return;
  const about = first.words.lastIndexOf('for');
  for (const name of [...found.keys()]) {
    const isTold = (words: readonly string[]): boolean =>
      words.some((word, at) => singular(word) === name || `${word} ${singular(words[at + 1] ?? '')}`.includes(name));
    const [before, after] = [first.words.slice(0, about + 1), first.words.slice(about + 1)];
    const isCounted = after.some((word) => /^\d/.test(word));
    if (about >= 0 && !isCounted && isTold(after) && !isTold(before) && !others.some(({ words }) => isTold(words)))
      found.delete(name);
  }
}

/** `the owner` is the `pet owner` where only one kind of owner is spoken of. */
function shortNames(names: readonly string[]): ReadonlyMap<string, string> {
  const short = new Map<string, string>();
  for (const name of names) {
    const longer = names.filter((each) => each.endsWith(` ${name}`));
    if (longer.length === 1 && longer[0] !== undefined) short.set(name, longer[0]);
  }
  return short;
}

function nounsIn(words: readonly string[], known: ReadonlyMap<string, Thing>, lexicon: Lexicon): readonly Noun[] {
  const nouns: Noun[] = [];
  let depth = 0;
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    // What stands in parentheses describes what stands before them.
    const noun = depth > 0 ? undefined : nounAt(words, at, known, lexicon);
    if (noun !== undefined) nouns.push(noun);
    at = noun?.end ?? at + 1;
  }
  return nouns;
}

/** `products (sku, title, price)`; `products with a title and a price` where the words are no things themselves. */
function attributesAt(words: readonly string[], end: number): readonly string[] {
  if (words[end] !== '(') return [];
  const close = words.indexOf(')', end);
  const inside = words.slice(end + 1, close === -1 ? undefined : close);
  return inside
    .join(' ')
    .split(/ ?(?:,|\band\b|\/) ?/)
    .map((said) => said.replace(/^(?:an?|the|its|their) /, '').trim())
    .filter((said) => /^[\p{L}][\p{L} -]{0,30}$/u.test(said));
}
