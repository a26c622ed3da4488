import { type ListName, listNames } from '../answer/answer.ts';
import type { ReadAnswer } from '../answer/read-answer.ts';
import type { ChatMessage } from '../transport/chat-model.ts';
import { type Drop, dropReasons, isMendable } from './drop.ts';

/** Longer items are shown by their beginning: the model wrote them and knows the rest. */
const mostOfAnItem = 1500;

/** The one second chance: only what failed, and why. Undefined where nothing could be mended. */
export function repairRequest(drops: readonly Drop[]): readonly ChatMessage[] | undefined {
  const failed = drops.filter(isMendable);
  if (failed.length === 0) return undefined;
  const lists = [...new Set(failed.map(({ list }) => list))];
  const items = Object.fromEntries(
    lists.map((list) => [list, failed.filter((drop) => drop.list === list).map(({ item }) => item)]),
  );
  const reasons = failed.map(({ list, item, reason, detail }, position) => {
    return `${position + 1}. ${list}: ${dropReasons[reason]} (${detail}): ${JSON.stringify(item).slice(0, mostOfAnItem)}`;
  });
  const task = [
    'These items could not be verified against the facts. Correct each one or leave it out, and add nothing new.',
    'Answer with the same JSON form: only the corrected items, every other list empty.',
    ...reasons,
  ].join('\n');
  return [
    { role: 'assistant', content: JSON.stringify(items).slice(0, mostOfAnItem * 20) },
    { role: 'user', content: task },
  ];
}

/** A second answer may only give what was asked for again: no other list, and no more items than failed. */
export function onlyMended(read: ReadAnswer, drops: readonly Drop[]): ReadAnswer {
  const failed = drops.filter(isMendable);
  const allowed = (name: ListName): number => failed.filter(({ list }) => list === name).length;
  const entries = listNames.map((name) => [name, read.answer[name].slice(0, allowed(name))] as const);
  return { ...read, answer: { ...read.answer, ...Object.fromEntries(entries) }, misshapen: [] };
}
