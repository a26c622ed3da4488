import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addPiece, answerPieces } from './answer-pieces.ts';
import type { Reply } from './messages.ts';

const kilobyte = 1024;
const answered = (answer: unknown): Reply => ({ id: 7, kind: 'answer', answer }) as Reply;

/** As it comes out of the other thread: every message is a copy. */
function roundTrip(reply: Reply): unknown {
  let whole: unknown;
  for (const sent of answerPieces(reply)) {
    const message = structuredClone(sent);
    if (message.kind === 'frame' || message.kind === 'answer') whole = message.answer;
    if (message.kind === 'piece') whole = addPiece(whole, message);
  }
  return whole;
}

const longText = fc.nat({ max: 300 }).map((size) => 'tide '.repeat(size * kilobyte));
const { value } = fc.letrec((again) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.constant(undefined),
    longText,
    fc.array(again('value'), { maxLength: 6 }),
    fc.dictionary(fc.string(), again('value'), { maxKeys: 6 }),
  ),
}));

test('whatever is answered is whole again at the other end, and came in small messages', () => {
  fc.assert(
    fc.property(value, (answer) => {
      const sent = [...answerPieces(answered(answer))];
      for (const message of sent) expect(JSON.stringify(message).length).toBeLessThan(600 * kilobyte);
      expect(roundTrip(answered(answer))).toEqual(answer);
      expect(JSON.stringify(roundTrip(answered(answer)))).toBe(JSON.stringify(answer));
    }),
    { numRuns: 60 },
  );
});

test('a large review comes as a frame and what fills it, and one long text in parts', () => {
  const route = { path: '/tours', example: 'x'.repeat(50 * kilobyte) };
  const ddl = 'CREATE TABLE tours (id bigint);\n'.repeat(10 * kilobyte);
  const review = answered({ project: 'museum', endpoints: [route, route, route], tables: [], ddl });
  const said = [...answerPieces(review)].map((each) =>
    each.kind === 'piece' ? `${each.to.join('.')} ${Object.keys(each.add).length}` : each.kind,
  );
  expect(said).toMatchInlineSnapshot(`
    [
      "frame",
      " 2",
      "endpoints 2",
      "endpoints 1",
      " 2",
      "ddl 131072",
      "ddl 131072",
      "ddl 65536",
      "whole",
    ]
  `);
});

test('short answers and failures are one message as they are', () => {
  for (const reply of [
    answered({ findings: [] }),
    answered('html'),
    answered(undefined),
    { id: 7, kind: 'failed', message: 'A bug.' } as const,
  ])
    expect([...answerPieces(reply)]).toEqual([reply]);
});
