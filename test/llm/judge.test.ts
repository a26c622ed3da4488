import { LLMock } from '@copilotkit/aimock';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Judged, Judgement } from '../../src/llm/judge.ts';
import type { Stage } from '../../src/llm/judge-call.ts';
import type { GroundedPreparation } from '../../src/llm/prompt/prepare.ts';
import { shortLimits } from '../support/ask-model.ts';
import { chatServer, frame, streamHead } from '../support/chat-server.ts';
import { judgeWith } from '../support/judge-with.ts';
import { budgetForFacts, prepareReview, reviewedShop, type Shop } from '../support/judged-shop.ts';
import { inventedQueue, refundRace, shopAnswer } from '../support/model-answers.ts';

let shop: Shop;
let prepared: GroundedPreparation;
let mock: LLMock;

beforeAll(async () => {
  shop = await reviewedShop();
  prepared = prepareReview(shop);
});
beforeEach(async () => {
  mock = await LLMock.create({ port: 0, strict: true, logLevel: 'silent' });
});
afterEach(() => mock.stop());

const asksAll = /^What stands between/;
const asksAgain = /^These items could not be verified/;
const asksTogether = /^FINDINGS OF THE SERVICES/;
const empty = JSON.stringify({ findings: [] });

const baseUrl = (): string => `${mock.url}/v1`;
const said = (judged: Judged): Judgement => {
  if (!judged.ok) throw new Error(judged.failure.message);
  return judged.judgement;
};

test('a review with a model: what holds is kept, what failed gets one second chance', async () => {
  mock.onMessage(asksAll, { content: JSON.stringify(shopAnswer(prepared)) }, { chunkSize: 40 });
  mock.onMessage(asksAgain, {
    content: JSON.stringify({
      findings: [{ ...inventedQueue(prepared), title: 'Refunds are lost when payments stops' }],
    }),
  });
  const judgement = said(await judgeWith(baseUrl(), shop, prepared));
  expect(
    judgement.findings.map(({ severity, basis, title }) => `${severity}, ${basis}: ${title}`),
  ).toMatchInlineSnapshot(`
    [
      "high, judgement of the model: Two refunds at once can pay out more than was paid",
      "high, confirmed by analysis: Placing an order hangs as long as payments hangs",
      "high, judgement of the model: Refunds are lost when payments stops",
    ]
  `);
  expect(judgement.verdicts.map(({ verdict, why }) => `${verdict}: ${why}`)).toMatchInlineSnapshot(`
    [
      "agree: Both set the status.",
      "acceptable-here: One web client, deployed together.",
    ]
  `);
  expect(judgement.receipt).toMatchInlineSnapshot(`
    {
      "confirmed": 1,
      "dropped": {},
      "kept": 10,
      "moved": 0,
      "received": 10,
      "repaired": {
        "asked": 1,
        "kept": 1,
      },
    }
  `);
  expect(mock.getRequests().length).toBe(2);
});

test('what a model proposes is drawn and written by our code', async () => {
  mock.onMessage(asksAll, { content: JSON.stringify({ ...shopAnswer(prepared), findings: [] }) });
  const { diagram, ddl } = said(await judgeWith(baseUrl(), shop, prepared));
  expect(ddl).toMatchInlineSnapshot(`
    "CREATE TABLE refund_requests (
      id uuid NOT NULL,
      payment_id uuid NOT NULL,
      PRIMARY KEY (id)
    );
    ALTER TABLE refund_requests ADD FOREIGN KEY (payment_id) REFERENCES payments (id);
    CREATE INDEX ON refund_requests (payment_id);
    "
  `);
  const lines = diagram?.mermaid.split('\n') ?? [];
  expect(lines.filter((line) => /proposed/i.test(line))).toMatchInlineSnapshot(`
    [
      "accTitle: Proposed changes of shop",
      "accDescr: 1 proposed component, 1 proposed connection, dashed.",
      "  subgraph g5["Proposed"]",
      "    n9["Search<br/>proposed"]:::service",
      "  n1 -.->|"proposed#58; indexes"| n9",
    ]
  `);
  const { connections } = shop.system;
  expect(lines.filter((line) => /-->|-\.->/.test(line)).length).toBeGreaterThan(
    new Set(connections.map(({ to }) => to)).size,
  );
});

test('the review of the rules is the same before and after, whatever a model says', async () => {
  const before = JSON.stringify(shop.review);
  mock.onMessage(asksAll, { content: JSON.stringify(shopAnswer(prepared)) });
  mock.onMessage(asksAgain, { content: empty });
  await judgeWith(baseUrl(), shop, prepared);
  expect(JSON.stringify(shop.review)).toBe(before);
});

test('findings are told while the rest is being written, and only those that hold', async () => {
  mock.onMessage(asksAll, { content: JSON.stringify(shopAnswer(prepared)) }, { chunkSize: 20 });
  mock.onMessage(asksAgain, { content: empty });
  const stages: Stage[] = [];
  await judgeWith(baseUrl(), shop, prepared, { onStage: (stage) => stages.push(stage) });
  const told = stages.flatMap((stage) => (stage.kind === 'finding' ? [stage.finding.title] : []));
  expect(told).toEqual([
    'Two refunds at once can pay out more than was paid',
    'Placing an order hangs as long as payments hangs',
  ]);
  const first = stages.findIndex(({ kind }) => kind === 'finding');
  expect(stages.slice(first).some(({ kind }) => kind === 'answering')).toBe(true);
});

test('a second answer may not add what was not asked for', async () => {
  mock.onMessage(asksAll, { content: JSON.stringify({ findings: [inventedQueue(prepared)] }) });
  const more = [1, 2, 3].map((number) => ({
    ...refundRace(prepared),
    category: 'resilience',
    title: `Extra ${number}`,
  }));
  mock.onMessage(asksAgain, { content: JSON.stringify({ findings: more, openQuestions: ['And this?'] }) });
  const { findings, openQuestions, receipt } = said(await judgeWith(baseUrl(), shop, prepared));
  expect([findings.length, openQuestions.length]).toEqual([1, 0]);
  expect(receipt).toMatchObject({ received: 1, kept: 1, dropped: {}, repaired: { asked: 1, kept: 1 } });
});

test('a second round that fails leaves what was kept', async () => {
  mock.onMessage(asksAll, { content: JSON.stringify({ findings: [refundRace(prepared), inventedQueue(prepared)] }) });
  mock.onMessage(asksAgain, { error: { message: 'no more' }, status: 401 });
  const { findings, receipt } = said(await judgeWith(baseUrl(), shop, prepared));
  expect(findings.length).toBe(1);
  expect(receipt.dropped).toEqual({ 'unknown-name': 1 });
});

test('an empty answer is a judgement too', async () => {
  mock.onMessage(asksAll, { content: empty });
  const { findings, receipt } = said(await judgeWith(baseUrl(), shop, prepared));
  expect([findings, receipt.received, receipt.kept]).toEqual([[], 0, 0]);
});

test('busy once, then it answers', async () => {
  mock.nextRequestError(429, { message: 'slow down' });
  mock.onMessage(asksAll, { content: empty });
  const waits: Stage[] = [];
  const judged = await judgeWith(baseUrl(), shop, prepared, {
    onStage: (stage) => stage.kind === 'waiting' && waits.push(stage),
  });
  expect([judged.ok, waits.map((stage) => stage.kind === 'waiting' && stage.why)]).toEqual([true, ['rate-limited']]);
});

const broken: readonly (readonly [string, (answer: string) => Parameters<LLMock['onMessage']>, string])[] = [
  [
    'cut off by the provider',
    (answer) => [asksAll, { content: answer.slice(0, answer.indexOf('refundQueue')), finishReason: 'length' }],
    '1 kept',
  ],
  ['no JSON at all', () => [asksAll, { content: 'I would rather talk about the weather.' }], 'bad-answer'],
  [
    'without credit',
    () => [asksAll, { error: { message: 'no credit', code: 'insufficient_quota' }, status: 429 }],
    'quota-exceeded',
  ],
  ['a broken body', (answer) => [asksAll, { content: answer }, { chaos: { malformedRate: 1 } }], 'bad-answer'],
  [
    'a connection that breaks each time',
    (answer) => [asksAll, { content: answer }, { chaos: { disconnectRate: 1 } }],
    'unreachable',
  ],
];

test.each(broken)('an answer that is %s', async (_, answers, expected) => {
  const answer = JSON.stringify({ findings: [refundRace(prepared), inventedQueue(prepared)] });
  mock.onMessage(...answers(answer));
  const judged = await judgeWith(baseUrl(), shop, prepared, {
    limits: { ...shortLimits, totalMs: 20_000, stallMs: 2000 },
  });
  expect(judged.ok ? `${judged.judgement.findings.length} kept` : judged.failure.kind).toBe(expected);
});

test('a large workspace: every service, then the whole; one that fails is named and costs only itself', async () => {
  const parts = prepareReview(shop, { kind: 'review' }, budgetForFacts(7200));
  mock.on(
    {
      userMessage: asksAll,
      predicate: ({ messages }) => JSON.stringify(messages).includes('larger system: gateway'),
    },
    { error: { message: 'no' }, status: 400 },
  );
  mock.on(
    {
      userMessage: asksAll,
      predicate: ({ messages }) => JSON.stringify(messages).includes('larger system: payments'),
    },
    { content: JSON.stringify({ findings: [refundRace(parts)] }) },
  );
  mock.onMessage(asksTogether, { content: empty });
  mock.onMessage(asksAll, { content: empty });
  const { findings, failures } = said(await judgeWith(baseUrl(), shop, parts));
  expect(findings.map(({ title }) => title)).toEqual(['Two refunds at once can pay out more than was paid']);
  expect(failures.map(({ part, failure }) => `${part}: ${failure.kind}`)).toEqual(['gateway: bad-request']);
  const last = mock.getLastRequest()?.body as { messages: { content: string }[] } | null;
  expect(last?.messages.at(-1)?.content).toMatch(/^FINDINGS OF THE SERVICES\n\[D\d+\] Two refunds at once/);
});

test('cancelled in the middle, nothing is judged', async () => {
  mock.onMessage(asksAll, { content: JSON.stringify(shopAnswer(prepared)) }, { chunkSize: 10, latency: 20 });
  const controller = new AbortController();
  const judged = await judgeWith(baseUrl(), shop, prepared, {
    signal: controller.signal,
    onStage: (stage) => stage.kind === 'answering' && controller.abort(),
  });
  expect(judged).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
});

test('however the stream is cut into packets, the judgement is the same', async () => {
  const text = JSON.stringify({
    findings: [{ ...refundRace(prepared), counterEvidence: 'Zürich, 東京, ☕, 🚢' }],
    openQuestions: ['Ça va?'],
  });
  const frames = [...text].map((_, at) => (at % 7 === 0 ? frame(text.slice(at, at + 7)) : '')).join('');
  const bytes = Buffer.from(`${frames}${frame('', 'stop')}data: [DONE]\n\n`);
  let cuts: readonly number[] = [];
  const server = await chatServer(async (response) => {
    response.writeHead(200, streamHead);
    for (const [index, cut] of cuts.entries()) {
      await new Promise<void>((resolve) =>
        response.write(bytes.subarray(cuts[index - 1] ?? 0, cut), () => setImmediate(resolve)),
      );
    }
    response.end(bytes.subarray(cuts.at(-1) ?? 0));
  });
  const whole = said(await judgeWith(server.baseUrl, shop, prepared));
  expect(whole.findings.length).toBe(1);
  const places = fc.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 }), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(places, async (some) => {
      cuts = [...some].sort((a, b) => a - b);
      expect(said(await judgeWith(server.baseUrl, shop, prepared))).toEqual(whole);
    }),
    { numRuns: 15 },
  );
  await server.close();
});
