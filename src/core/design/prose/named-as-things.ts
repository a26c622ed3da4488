import { singular } from '../../model/plural.ts';
import { modals } from './vocabulary.ts';

/** Words of a sentence that it treats as things to be stored, whatever they are. */
export function namedAsThings(words: readonly string[]): readonly string[] {
  return [...countedIn(words), ...keptIn(words), ...doneWithIn(words), ...madeIn(words), ...summedIn(words)];
}

/** `drills, ladders and other tools`: the word for all of them is what is stored. */
function summedIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const isSum = words[at - 1] === 'other' && /^(?:and|or)$/.test(words[at - 2] ?? '') && isMany(words[at - 3] ?? '');
    return isSum && isMany(word) && !makers.test(word) && !idle.has(singular(word)) ? [singular(word)] : [];
  });
}

/** Many of something that has no place of its own: how long, how often, and what a service is asked. */
const unstored = new Set(
  `byte call change click connection detail hit hour day lookup minute million month operation other percent query read
  request response second search thing thousand time view visitor week write year`.split(/\s+/),
);

export function isMany(word: string): boolean {
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
