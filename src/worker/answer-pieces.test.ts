import { expect, test } from 'vitest';
import { answerPieces, joinedAnswer } from './answer-pieces.ts';
import type { Reply } from './messages.ts';

const routes = Array.from({ length: 250 }, (_, at) => `GET /tours/${at}`);
const answered = (answer: unknown): Reply => ({ id: 7, kind: 'answer', answer }) as Reply;

function roundTrip(reply: Reply): Reply {
  const sent = [...answerPieces(reply)];
  const pieces = sent.flatMap((each) => (each.kind === 'piece' ? [each] : []));
  const last = sent.at(-1);
  return last?.kind === 'answer' ? joinedAnswer(last, pieces) : reply;
}

test('long lists go ahead in pieces, and the answer is whole again at the other end', () => {
  const review = answered({ project: 'museum', endpoints: routes, tables: ['tours'], ddl: '' });
  const sizes = [...answerPieces(review)].map((each) => (each.kind === 'piece' ? each.items.length : each.kind));
  expect(sizes).toEqual([100, 100, 50, 'answer']);
  expect(JSON.stringify(roundTrip(review))).toBe(JSON.stringify(review));
});

test('short answers, texts and failures are one message as they are', () => {
  for (const reply of [
    answered({ findings: [] }),
    answered('html'),
    answered(undefined),
    answered(routes),
    { id: 7, kind: 'failed', message: 'A bug.' } as const,
  ])
    expect([...answerPieces(reply)]).toEqual([reply]);
});
