import { singular } from '../../model/plural.ts';
import { sentencesOf } from './sentences.ts';
import { owning, parts, people, thingOf, verbs } from './vocabulary.ts';

/** A noun that becomes a resource, and what the words say of it. */
export interface Thing {
  readonly name: string;
  readonly attributes: string[];
  partOf?: string;
  readonly belongsTo: string[];
}

/** Nouns that can be stored, in the order in which they are said. */
export function thingsInProse(prose: string): readonly Thing[] {
  const found = new Map<string, Thing>();
  const sentences = sentencesOf(prose);
  const thing = (name: string): Thing => {
    const known = found.get(name) ?? { name, attributes: [], belongsTo: [] };
    found.set(name, known);
    return known;
  };
  for (const { words } of sentences) {
    for (const { name, end } of nounsIn(words, found)) thing(name).attributes.push(...attributesAt(words, end));
    const plain = withoutParentheses(words);
    for (const { name, at } of nounsIn(plain, found)) relate(plain, at, thing(name), found);
  }
  return [...found.values()];
}

function withoutParentheses(words: readonly string[]): readonly string[] {
  let depth = 0;
  return words.filter((word) => {
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    return depth === 0 && word !== ')';
  });
}

interface Noun {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

function nounsIn(words: readonly string[], known: ReadonlyMap<string, Thing>): readonly Noun[] {
  const nouns: Noun[] = [];
  let depth = 0;
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    // What stands in parentheses describes what stands before them.
    const noun = depth > 0 ? undefined : nounAt(words, at, known);
    if (noun !== undefined) nouns.push(noun);
    at = noun?.end ?? at + 1;
  }
  return nouns;
}

/** `order lines` is one thing, `orders` another; a verb that is also a noun counts as a noun only in the plural. */
function nounAt(words: readonly string[], at: number, known: ReadonlyMap<string, Thing>): Noun | undefined {
  const [word = '', next = ''] = [words[at], words[at + 1]];
  const one = thingOf(word);
  const two = thingOf(next) ?? (parts.has(singular(next)) ? singular(next) : undefined);
  // `Track deliveries` says what is done, and `answers must come` how fast.
  if (one === undefined || (at === 0 && verbs.has(word)) || /^(?:must|should|come|within)$/.test(next))
    return undefined;
  // `patients upload documents`: the noun before is who does it.
  const who = words[at - 1] ?? '';
  if (verbs.has(word) && thingOf(who) !== undefined && thingOf(who) !== who) return undefined;
  if (two !== undefined && word === one && next !== two) return { name: `${one} ${two}`, at, end: at + 2 };
  const isPlural = word !== one;
  const before = words[at - 1] ?? '';
  const isNamed = isPlural || /^(?:a|an|the|each|every|one|per|new|their|its|and|or|,|with|has)$/.test(before);
  if (!isPlural && verbs.has(word) && !/^(?:a|an|the|each|every)$/.test(before)) return undefined;
  // `an online shop for …` says what is built and not what is stored.
  const isWhole =
    !isPlural && at < 5 && /^(?:for|where|that|which|to|with|:)$/.test(words[at + 1] ?? '') && !known.has(one);
  return isNamed && !isWhole ? { name: one, at, end: at + 1 } : undefined;
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

/** `customers place orders`, `orders with lines`, `orders of a customer`: whose row a row is. */
function relate(words: readonly string[], at: number, own: Thing, found: ReadonlyMap<string, Thing>): void {
  const joint = words[at - 1] ?? '';
  const link = /^(?:a|an|the|many|several|their|its)$/.test(joint) ? (words[at - 2] ?? '') : joint;
  const from = link === joint ? at - 2 : at - 3;
  const isOwned = link === 'to' && /^belongs?$/.test(words[from] ?? '');
  const before = found.get(thingOf(words[isOwned ? from - 1 : from] ?? '') ?? '');
  const [first, second] = own.name.split(' ');
  if (second !== undefined && first !== undefined && parts.has(second) && found.has(first)) own.partOf = first;
  if (before === undefined || before === own) return;
  if (/^(?:with|has|have|contain|contains|include|includes|hold|holds)$/.test(link)) {
    if (parts.has(own.name)) own.partOf = before.name;
    else add(own.belongsTo, before.name);
  } else if (/^(?:of|by|from|in|on|for|to)$/.test(link)) add(before.belongsTo, own.name);
  else if (people.has(before.name) && owning.has(link)) add(own.belongsTo, before.name);
}

function add(names: string[], name: string): void {
  if (!names.includes(name)) names.push(name);
}
