import type { Reply } from './messages.ts';

/** So many elements are copied into the other thread without anybody noticing that it stood still. */
const most = 100;

type Answer = Extract<Reply, { readonly kind: 'answer' }>;
type Piece = Extract<Reply, { readonly kind: 'piece' }>;

/**
 * An answer as several messages, the answer itself last and without the lists that went ahead. One message with a review
 * of a large workspace would keep whoever takes it, such as a window, busy for a second.
 */
export function* answerPieces(reply: Reply): Iterable<Reply> {
  const lists = reply.kind === 'answer' ? longLists(reply.answer) : [];
  for (const [list, items] of lists)
    for (let at = 0; at < items.length; at += most)
      yield { id: reply.id, kind: 'piece', list, items: items.slice(at, at + most) };
  const empty = Object.fromEntries(lists.map(([list]) => [list, []]));
  yield reply.kind === 'answer' && lists.length > 0 ? withLists(reply, empty) : reply;
}

/** Puts the lists back that went ahead. */
export function joinedAnswer(answer: Answer, pieces: readonly Piece[]): Answer {
  const lists: Record<string, unknown[]> = {};
  for (const { list, items } of pieces) {
    const known = lists[list] ?? [];
    lists[list] = known;
    known.push(...items);
  }
  return pieces.length === 0 ? answer : withLists(answer, lists);
}

function longLists(answer: unknown): readonly (readonly [string, readonly unknown[]])[] {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return [];
  return Object.entries(answer).flatMap(([key, value]: [string, unknown]) =>
    Array.isArray(value) && value.length > most ? [[key, value] as const] : [],
  );
}

function withLists(reply: Answer, lists: Readonly<Record<string, readonly unknown[]>>): Answer {
  return { ...reply, answer: Object.assign({}, reply.answer, lists) };
}
