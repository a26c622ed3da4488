import { singular } from '../../model/plural.ts';
import type { Sentence } from './sentences.ts';
import { people, thingOf, verbs } from './vocabulary.ts';

/** Which words of a text are things, and which of those are people who act. */
export interface Lexicon {
  /** The thing that a word means, in the plural too; undefined where it is none. */
  thingOf(word: string): string | undefined;
  isPerson(name: string): boolean;
}

/**
 * Words that backends usually store, and those of which the text itself says what they are: whoever does something, and
 * what comes so many times a day or is kept for so long.
 */
export function lexiconOf(sentences: readonly Sentence[]): Lexicon {
  const actors = new Set<string>();
  const counted = new Set<string>();
  for (const { words } of sentences) {
    const actor = actorIn(words);
    if (actor !== undefined && thingOf(actor) === undefined) actors.add(actor);
    for (const each of [...countedIn(words), ...keptIn(words), ...doneWithIn(words), ...madeIn(words)])
      counted.add(each);
  }
  const own = (word: string): string | undefined =>
    [word, singular(word)].find((each) => actors.has(each) || counted.has(each));
  return {
    thingOf: (word) => thingOf(word) ?? own(word),
    isPerson: (name) => people.has(name.split(' ').at(-1) ?? name) || actors.has(name),
  };
}

const modals = new Set('can may must should will shall could want need'.split(' '));

/** Between a modal and what is done: `should be able to book`, `may also see`. */
const fillers = new Set('also be able to only not never always easily then first'.split(' '));

/** What people do, beside what is a noun as well. */
const deeds = new Set(
  `answer ask ban belong browse check choose click configure confirm decline define find generate get give handle have hide invite log
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

/** Many of something that has no place of its own: how long, how often, and what a service is asked. */
const unstored = new Set(
  `byte call change click connection detail hit hour day lookup minute million month operation other percent query read
  request response second search thing thousand time view visitor week write year`.split(/\s+/),
);

function isMany(word: string): boolean {
  const one = singular(word);
  return word.length > 3 && one !== word && /^[a-z]+$/.test(word) && !unstored.has(one);
}

/** `2,000 scans per second`, `40,000 bins` */
function countedIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const isCounted = /^\d|^(?:k|thousand|million|billion)$/.test(words[at - 1] ?? '');
    return isCounted && isMany(word) && !makers.test(word) ? [singular(word)] : [];
  });
}

/** Whoever builds it is no row of it. */
const makers = /^(?:developers|engineers|programmers|people|teams?|servers|machines|bytes|euros|dollars)$/;

/** What is made, seen or handed over is stored. */
const making = new Set(
  `add assign attach collect create define deliver generate handle import issue keep maintain manage post publish record
  register save see submit track upload view write`.split(/\s+/),
);

/** `make a lot`, `see the point`: said of no thing. */
const idle = new Set(
  'bit copy couple difference few kind list look lot note number order part plan sense set sort way'.split(' '),
);

/** `Teachers create assignments`, `students hand in solutions`, `articles belong to sections` */
function madeIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const isPair = (word === 'hand' && words[at + 1] === 'in') || (word === 'belong' && words[at + 1] === 'to');
    if (!isPair && (!making.has(word) || at === 0)) return [];
    const begin = at + (isPair ? 2 : 1);
    const isOne = /^an?$/.test(words[begin] ?? '');
    const noun = words[isOne || /^(?:the|their|new|all)$/.test(words[begin] ?? '') ? begin + 1 : begin] ?? '';
    if (isMany(noun)) return [singular(noun)];
    const isEnd =
      !/^[a-z]/.test(words[begin + 2] ?? '.') || /^(?:and|for|with|in|to|of|on|by)$/.test(words[begin + 2] ?? '');
    return isOne && isEnd && /^[a-z]{4,}$/.test(noun) && !idle.has(noun) && !unstored.has(noun) ? [noun] : [];
  });
}

/** `Keep scans for 90 days`, `delete drafts after a week` */
function keptIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const said = /^(?:the|all|raw|old)$/.test(words[at - 1] ?? '') ? words[at - 2] : words[at - 1];
    const isKept = /^(?:keep|store|retain|archive|delete|purge)$/.test(said ?? '');
    return isKept && isMany(word) && /^(?:for|after)$/.test(words[at + 1] ?? '') ? [singular(word)] : [];
  });
}

const participle = /^(?:[a-z]+ed|sent|kept|written|made|taken|given|sold|paid|lent|bought)$/;

/** `Fines are paid by card`: what begins a sentence, and something is done with it. */
function doneWithIn([first = '', is = '', next = '', further = '']: readonly string[]): readonly string[] {
  const done = is === 'are' ? next : modals.has(is) && next === 'be' ? further : '';
  return isMany(first) && participle.test(done) ? [singular(first)] : [];
}
