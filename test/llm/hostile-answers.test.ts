import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { listNames } from '../../src/llm/answer/answer.ts';
import { completeFindings } from '../../src/llm/answer/complete-findings.ts';
import { readAnswer } from '../../src/llm/answer/read-answer.ts';
import type { GroundedPreparation } from '../../src/llm/prompt/prepare.ts';
import { groundOf } from '../../src/llm/verify/ground.ts';
import { receiptOf } from '../../src/llm/verify/receipt-of.ts';
import { askedAgain, onlyMended, repairRequest } from '../../src/llm/verify/repair.ts';
import type { Verified } from '../../src/llm/verify/verified.ts';
import { verifyAnswer } from '../../src/llm/verify/verify-answer.ts';
import { prepareReview, reviewedShop, type Shop } from '../support/judged-shop.ts';
import { refundRace, shopAnswer } from '../support/model-answers.ts';

let shop: Shop;
let prepared: GroundedPreparation;
beforeAll(async () => {
  shop = await reviewedShop();
  prepared = prepareReview(shop);
});

const ground = (): ReturnType<typeof groundOf> => groundOf(shop.system, prepared.book, []);

/** Puts something else in a random place of a good answer. */
function changed(value: unknown, [first, ...rest]: readonly number[], other: unknown): unknown {
  if (first === undefined || typeof value !== 'object' || value === null) return other;
  const keys = Object.keys(value);
  const key = keys[first % Math.max(1, keys.length)];
  if (key === undefined) return other;
  const inner = (value as Record<string, unknown>)[key];
  if (Array.isArray(value)) return value.with(Number(key), changed(inner, rest, other));
  return { ...value, [key]: changed(inner, rest, other) };
}

const nasty = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    'E1',
    'N999',
    '__proto__',
    'javascript:alert(1)',
    '<img src=x>',
    'S1',
    '\u202E',
    '-'.repeat(5000),
    null,
    [],
    {},
    -1,
  ),
);

test('no answer breaks the verification, and every item is counted once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 5 }), nasty, (path, other) => {
      const read = readAnswer(JSON.stringify(changed(shopAnswer(prepared), path, other)), 'stop');
      if (read === undefined) return;
      const verified = verifyAnswer(read, ground());
      const { received, kept, dropped } = receiptOf(read, verified, undefined);
      expect(kept + Object.values(dropped).reduce((sum, amount) => sum + amount, 0)).toBe(received);
      expect(shownText(verified)).not.toMatch(/javascript:|<img|\u202E|https?:\/\//);
      repairRequest(askedAgain(verified.drops, 4000));
    }),
    { numRuns: 150 },
  );
});

test('the same answer gives the same result', () => {
  const text = JSON.stringify(shopAnswer(prepared));
  const once = (): Verified | undefined => {
    const read = readAnswer(text, 'stop');
    return read && verifyAnswer(read, ground());
  };
  expect(once()).toEqual(once());
});

test('the order of the lists changes nothing that is kept', () => {
  const answer = Object.entries(shopAnswer(prepared));
  const titles = (entries: typeof answer): unknown => {
    const read = readAnswer(JSON.stringify(Object.fromEntries(entries)), 'stop');
    const { findings, verdicts, tables } = verifyAnswer(read ?? never(), ground());
    return [findings.map(({ title }) => title), verdicts, tables];
  };
  expect(titles(answer.toReversed())).toEqual(titles(answer));
});

test('a finding is complete as soon as its last brace is there, and not before', () => {
  const findings = [refundRace(prepared), { ...refundRace(prepared), title: 'A "second" one with } and ] in it' }];
  const text = JSON.stringify({ observations: [], findings, tables: [] });
  const counts = [...text].map((_, at) => completeFindings(text.slice(0, at + 1))?.answer.findings.length ?? 0);
  expect([...new Set(counts)]).toEqual([0, 1, 2]);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
});

test('a second answer never holds more than was asked for again', () => {
  const read = readAnswer(JSON.stringify(shopAnswer(prepared)), 'stop') ?? never();
  const drops = [{ list: 'findings', item: {}, reason: 'unknown-name', detail: '' }] as const;
  const mended = onlyMended(read, drops);
  expect(listNames.map((name) => mended.answer[name].length)).toEqual(
    listNames.map((name) => (name === 'findings' ? 1 : 0)),
  );
});

test('hostile texts are judged in moments, however long', () => {
  const texts = [
    'a_'.repeat(700),
    '/a'.repeat(700),
    '.a'.repeat(700),
    '1'.repeat(1400),
    '['.repeat(1400),
    '<a '.repeat(460),
    'SELECT '.repeat(200),
    '`'.repeat(1400),
  ];
  const findings = texts.map((reasoning) => ({ ...refundRace(prepared), reasoning }));
  const start = performance.now();
  const read = readAnswer(JSON.stringify({ findings }), 'stop') ?? never();
  verifyAnswer(read, ground());
  readAnswer(`${'{'.repeat(100_000)}${'['.repeat(100_000)}`, 'stop');
  expect(performance.now() - start).toBeLessThan(3000);
});

function shownText({
  findings,
  verdicts,
  observations,
  technologies,
  bottlenecks,
  scaling,
  openQuestions,
  proposal,
}: Verified): string {
  const words = findings.map(({ title, message, fix, counterEvidence }) => [title, message, fix, counterEvidence]);
  return JSON.stringify([words, verdicts, observations, technologies, bottlenecks, scaling, openQuestions, proposal]);
}

function never(): never {
  throw new Error('the test gives no answer');
}
