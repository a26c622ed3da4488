import { beforeAll, expect, test } from 'vitest';
import { type JudgeOptions, judge } from '../../src/llm/judge.ts';
import type { GroundedPreparation } from '../../src/llm/prompt/prepare.ts';
import { previewForEditor } from '../../src/llm/prompt/preview.ts';
import { agreedModel } from '../../src/llm/transport/agreed-model.ts';
import type { ChatModel, ChatPiece, ChatRequest } from '../../src/llm/transport/chat-model.ts';
import { type AnswerStore, rememberingModel } from '../../src/llm/transport/remembering-model.ts';
import { verifierOf } from '../../src/llm/verify/verifier.ts';
import { sha256, smallRequest } from '../support/ask-model.ts';
import { prepareReview, reviewedShop, type Shop } from '../support/judged-shop.ts';
import { refundRace } from '../support/model-answers.ts';

let shop: Shop;
let prepared: GroundedPreparation;
beforeAll(async () => {
  shop = await reviewedShop();
  prepared = prepareReview(shop);
});

/** A model of an editor: no server, no bytes of ours. */
function editorModel(pieces: readonly ChatPiece[]): ChatModel & { readonly asked: ChatRequest[] } {
  const asked: ChatRequest[] = [];
  return {
    id: 'copilot/gpt',
    concurrency: 1,
    asked,
    stream: async function* (request) {
      asked.push(request);
      yield* pieces;
    },
  };
}

function storeIn(kept: Map<string, string>): AnswerStore {
  return { get: async (key) => kept.get(key), set: async (key, text) => void kept.set(key, text) };
}

const answer = (): readonly ChatPiece[] => [
  { kind: 'text', text: JSON.stringify({ findings: [refundRace(prepared)] }) },
  { kind: 'finished', reason: 'stop' },
];

test('a model of the editor judges like any other, after a preview of its own', async () => {
  const preview = previewForEditor(prepared, 'copilot/gpt', sha256);
  const model = agreedModel(editorModel(answer()), preview.consent.hashes, sha256);
  const judged = await judge({ ...question(prepared), model });
  expect(judged.ok && judged.judgement.findings.map(({ title }) => title)).toEqual([
    'Two refunds at once can pay out more than was paid',
  ]);
});

test('it is not asked what was not agreed to', async () => {
  const inner = editorModel(answer());
  const judged = await judge({ ...question(prepared), model: agreedModel(inner, [], sha256) });
  expect([judged.ok || judged.failure.kind, inner.asked]).toEqual(['not-consented', []]);
});

test('the same question is asked once, and another one again', async () => {
  const inner = editorModel(answer());
  const model = rememberingModel(inner, storeIn(new Map()), sha256);
  const first = await judge({ ...question(prepared), model });
  expect(await judge({ ...question(prepared), model })).toEqual(first);
  expect(inner.asked.length).toBe(1);
  await judge({ ...question(prepareReview(shop, { kind: 'technology' })), model });
  expect(inner.asked.length).toBe(2);
});

test('an answer that was cut off or failed is not remembered', async () => {
  const endings: readonly ChatPiece[] = [
    { kind: 'finished', reason: 'length' },
    { kind: 'failed', failure: { kind: 'timed-out', message: 'm', action: 'a' } },
  ];
  for (const ending of endings) {
    const store = new Map<string, string>();
    const model = rememberingModel(editorModel([{ kind: 'text', text: '{}' }, ending]), storeIn(store), sha256);
    for await (const _ of model.stream(smallRequest, new AbortController().signal));
    expect([...store]).toEqual([]);
  }
});

test('what is remembered is verified again', async () => {
  const store = {
    get: async () => JSON.stringify({ findings: [{ ...refundRace(prepared), title: 'chargeTwice races' }] }),
    set: async () => {},
  };
  const judged = await judge({
    ...question(prepared),
    model: rememberingModel(editorModel([]), store, sha256),
  });
  expect(judged.ok && judged.judgement.findings).toEqual([]);
});

test('a server that cut the prompt is noticed', async () => {
  const usage = { inputTokens: 4096, outputTokens: 10, cachedTokens: 0 };
  const model = editorModel([
    { kind: 'text', text: '{"findings":[]}' },
    { kind: 'finished', reason: 'stop', usage },
  ]);
  const judged = await judge({ ...question(prepared), model });
  expect(judged.ok && judged.judgement.warnings[0]).toMatch(
    /^The server read about 4096 of \d+ tokens, so it cut the prompt\./,
  );
});

test('a selection is judged by what stands in it', async () => {
  const file = 'services/catalog/src/app.ts';
  const preparation = prepareReview(shop, { kind: 'selection', scope: { kind: 'files', files: [file] } });
  const judged = await judge({ ...question(preparation), model: editorModel(answer()) });
  expect(judged.ok && judged.judgement.receipt.dropped).toEqual({ 'off-topic': 1 });
});

function question(preparation: GroundedPreparation): Pick<JudgeOptions, 'preparation' | 'verifier'> {
  return { preparation, verifier: verifierOf(shop.system, preparation) };
}
