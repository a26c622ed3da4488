import { type ListName, listNames } from '../answer/answer.ts';
import type { ReadAnswer } from '../answer/read-answer.ts';
import { estimateTokens } from '../prompt/estimate-tokens.ts';
import type { ChatMessage } from '../transport/chat-model.ts';
import { type Drop, dropReasons, isMendable } from './drop.ts';

/** What is asked for again: what may be mended, as much of it as the question has room for. */
export function askedAgain(drops: readonly Drop[], tokens: number): readonly Drop[] {
  let left = tokens - roomForHead;
  return drops.filter(isMendable).filter((drop, position) => {
    left -= estimateTokens(`${JSON.stringify(drop.item)},${reasonOf(drop, position)}`);
    return left >= 0;
  });
}

/** The instruction, and the names of the lists. */
const roomForHead = 250;

/** The one second chance: only what failed, in the model's own words, and why. Undefined where that is nothing. */
export function repairRequest(asked: readonly Drop[]): readonly ChatMessage[] | undefined {
  if (asked.length === 0) return undefined;
  const lists = [...new Set(asked.map(({ list }) => list))];
  const inOrder = lists.flatMap((list) => asked.filter((drop) => drop.list === list));
  const items = lists.map((list) => [list, asked.filter((drop) => drop.list === list).map(({ item }) => item)]);
  const task = [
    'These items could not be verified against the facts. Correct each one or leave it out, and add nothing new.',
    'Answer with the same JSON form: only the corrected items, every other list empty. In their order, what is wrong:',
    ...inOrder.map(reasonOf),
  ].join('\n');
  return [
    { role: 'assistant', content: JSON.stringify(Object.fromEntries(items)) },
    { role: 'user', content: task },
  ];
}

function reasonOf({ list, reason, detail }: Drop, position: number): string {
  return `${position + 1}. ${list}: ${dropReasons[reason]} (${detail})`;
}

/** A second answer may only give what was asked for again: no other list, and no more items than failed. */
export function onlyMended(read: ReadAnswer, asked: readonly Drop[]): ReadAnswer {
  const allowed = (name: ListName): number => asked.filter(({ list }) => list === name).length;
  const entries = listNames.map((name) => [name, read.answer[name].slice(0, allowed(name))] as const);
  return { ...read, answer: { ...read.answer, ...Object.fromEntries(entries) }, misshapen: [] };
}
