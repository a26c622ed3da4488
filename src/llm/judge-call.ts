import type { System } from '../core/model/system.ts';
import { type ReadAnswer, readAnswer } from './answer/read-answer.ts';
import { ask } from './ask.ts';
import { completeFindings } from './partial-findings.ts';
import type { PlannedCall } from './prompt/build-request.ts';
import type { ChatModel, ChatRequest, ModelFailure, Usage } from './transport/chat-model.ts';
import { failure } from './transport/failure.ts';
import { type Ground, groundOf } from './verify/ground.ts';
import { type Receipt, receiptOf } from './verify/receipt.ts';
import { onlyMended, repairRequest } from './verify/repair.ts';
import { nothing, together, type Verified, verifyAnswer } from './verify/verify-answer.ts';
import type { ModelFinding } from './verify/verify-finding.ts';

/** What is told while a person waits. */
export type Stage =
  | { readonly kind: 'asking'; readonly part: PlannedCall['part'] }
  | { readonly kind: 'waiting'; readonly milliseconds: number; readonly why: ModelFailure['kind'] }
  | { readonly kind: 'answering'; readonly part: PlannedCall['part']; readonly characters: number }
  /** Verified, while the rest is still being written. */
  | { readonly kind: 'finding'; readonly finding: ModelFinding }
  | { readonly kind: 'mending'; readonly items: number };

export interface CallContext {
  readonly system: System;
  readonly model: ChatModel;
  readonly about: readonly string[];
  readonly signal: AbortSignal;
  onStage(stage: Stage): void;
}

export type JudgedCall =
  | {
      readonly ok: true;
      readonly verified: Verified;
      readonly receipt: Receipt;
      readonly ground: Ground;
      readonly usage: Usage | undefined;
      /** What the person should know about how the answer came about. */
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly failure: ModelFailure };

/** Asks one question, verifies the answer, and gives what failed one second chance. */
export async function judgeCall(context: CallContext, call: PlannedCall): Promise<JudgedCall> {
  const { system, model, about, signal, onStage } = context;
  const ground = groundOf(system, call.shown, about);
  onStage({ kind: 'asking', part: call.part });
  const shown = partialFindings(context, ground);
  const asked = await ask(model, call.request, signal, {
    onText: (text) => {
      onStage({ kind: 'answering', part: call.part, characters: text.length });
      shown(text);
    },
    onWaiting: (milliseconds, why) => onStage({ kind: 'waiting', milliseconds, why }),
  });
  if (!asked.ok) return asked;
  const read = readAnswer(asked.text, asked.reason);
  if (read === undefined) return { ok: false, failure: failure('bad-answer', 'The answer holds no JSON object.') };
  const first = verifyAnswer(read, ground);
  const repair = await repaired(context, call.request, ground, first);
  return {
    ok: true,
    verified: together(first, repair ?? nothing),
    receipt: receiptOf(read, first, repair),
    ground,
    usage: asked.usage,
    warnings: warningsAbout(call, asked.usage),
  };
}

/** Estimates are wrong by a third at most; half is a prompt that was cut. */
const leastShare = 0.5;

/** Some servers cut a long prompt and say nothing. */
function warningsAbout({ sizes }: PlannedCall, usage: Usage | undefined): readonly string[] {
  const sent = sizes.filter(({ part }) => part !== 'schema').reduce((sum, { tokens }) => sum + tokens, 0);
  const read = usage?.inputTokens ?? 0;
  if (read === 0 || read >= sent * leastShare) return [];
  return [
    `The server read about ${read} of ${sent} tokens, so it cut the prompt. Give it more context (Ollama: OLLAMA_CONTEXT_LENGTH) or lower the token budget.`,
  ];
}

/** Characters after which it is worth looking again; a finding has more. */
const betweenLooks = 256;

/** Verifies findings as soon as they are complete, and tells each once. */
function partialFindings({ onStage }: CallContext, ground: Ground): (text: string) => void {
  const told = new Set<string>();
  let looked = 0;
  return (text) => {
    // Ever more rarely, so that a very long answer is not read over and over.
    if (text.length >= looked && text.length - looked < Math.max(betweenLooks, looked / 8)) return;
    looked = text.length;
    const read: ReadAnswer | undefined = completeFindings(text);
    if (read === undefined) return;
    for (const finding of verifyAnswer(read, ground).findings) {
      if (told.has(finding.fingerprint)) continue;
      told.add(finding.fingerprint);
      onStage({ kind: 'finding', finding });
    }
  };
}

/** A second round that fails costs nothing: what was kept stays kept. */
async function repaired(
  { model, signal, onStage }: CallContext,
  request: ChatRequest,
  ground: Ground,
  first: Verified,
): Promise<Verified | undefined> {
  const followUp = repairRequest(first.drops);
  if (followUp === undefined || signal.aborted) return undefined;
  onStage({ kind: 'mending', items: first.drops.length });
  const asked = await ask(model, { ...request, followUp: [...request.followUp, ...followUp] }, signal);
  const read = asked.ok ? readAnswer(asked.text, asked.reason) : undefined;
  return read === undefined ? undefined : verifyAnswer(onlyMended(read, first.drops), ground, first);
}
