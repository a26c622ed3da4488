import { singular } from '../../model/plural.ts';
import { isMany as endsLikeMany } from './phrases.ts';
import { isUnstored } from './unstored.ts';
import { modals } from './vocabulary.ts';

function isMany(word: string): boolean {
  return endsLikeMany(word) && !isUnstored(singular(word));
}

/** Words of a sentence that it treats as things to be stored, whatever they are. */
export function namedAsThings(words: readonly string[]): readonly string[] {
  return [...countedIn(words), ...keptIn(words), ...doneWithIn(words), ...madeIn(words), ...summedIn(words)];
}

/** `drills, ladders and other tools`: the word for all of them is what is stored. */
function summedIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const isSum = words[at - 1] === 'other' && /^(?:and|or)$/.test(words[at - 2] ?? '') && isMany(words[at - 3] ?? '');
    // A tool is what is built, and here it is what is kept.
    return isSum && endsLikeMany(word) && !makers.test(word) && !/^(?:things|ways)$/.test(word) ? [singular(word)] : [];
  });
}

/** `2,000 scans per second`, `40,000 bins` */
function countedIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const isCounted = /^\d|^(?:k|thousand|million|billion)$/.test(words[at - 1] ?? '');
    return isCounted && isMany(word) && !makers.test(word) ? [singular(word)] : [];
  });
}

/** Whoever builds it is no row of it. */
const makers = /^(?:requests|developers|engineers|programmers|people|teams?|servers|machines|bytes|euros|dollars)$/;

/** What is made, seen or handed over is stored. */
const making = new Set(
  `add assign attach collect create define deliver generate handle import issue keep maintain manage post publish record
  register save see submit track upload view write`.split(/\s+/),
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
    return isOne && isEnd && /^[a-z]{4,}$/.test(noun) && !isUnstored(noun) ? [noun] : [];
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
