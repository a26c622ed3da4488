import { type Asked, ask } from './ask.ts';
import type { PlannedCall } from './prompt/build-request.ts';
import type { ChatModel, ModelFailure, Usage } from './transport/chat-model.ts';
import { failure } from './transport/failure.ts';
import type { CheckedAnswer, Verifier } from './verify/verifier.ts';
import type { ModelFinding } from './verify/verify-finding.ts';
import { watchFindings } from './watch-findings.ts';

/** What is told while a person waits. */
export type Stage =
  | { readonly kind: 'asking'; readonly part: PlannedCall['part'] }
  | { readonly kind: 'waiting'; readonly milliseconds: number; readonly why: ModelFailure['kind'] }
  | { readonly kind: 'answering'; readonly part: PlannedCall['part']; readonly characters: number }
  /** Verified, while the rest is still being written. */
  | { readonly kind: 'finding'; readonly finding: ModelFinding }
  | { readonly kind: 'mending'; readonly items: number };

export interface CallContext {
  readonly verifier: Verifier;
  readonly model: ChatModel;
  readonly signal: AbortSignal;
  onStage(stage: Stage): void;
}

export type JudgedCall =
  | (Pick<CheckedAnswer, 'verified' | 'receipt'> & {
      readonly ok: true;
      readonly usage: Usage | undefined;
      /** What the person should know about how the answer came about. */
      readonly warnings: readonly string[];
    })
  | { readonly ok: false; readonly failure: ModelFailure };

/** Asks one question, verifies the answer, and gives what failed one second chance. */
export async function judgeCall(context: CallContext, call: PlannedCall, position: number): Promise<JudgedCall> {
  const { verifier, model, signal, onStage } = context;
  onStage({ kind: 'asking', part: call.part });
  const look = watchFindings(context, position);
  const asked = await ask(model, call.request, signal, {
    onText: (text) => {
      onStage({ kind: 'answering', part: call.part, characters: text.length });
      look.at(text);
    },
    onWaiting: (milliseconds, why) => onStage({ kind: 'waiting', milliseconds, why }),
  });
  await look.end();
  if (!asked.ok) return asked;
  const first = await verifier.check(position, asked);
  if (first === undefined) return { ok: false, failure: failure('bad-answer', 'The answer holds no JSON object.') };
  const second = await askedAgain(context, call, first);
  const { verified, receipt } = second?.ok ? ((await verifier.check(position, asked, second)) ?? first) : first;
  return { ok: true, verified, receipt, usage: asked.usage, warnings: warningsAbout(call, asked.usage) };
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

/** A second round that fails costs nothing: what was kept stays kept. */
async function askedAgain(
  { model, signal, onStage }: CallContext,
  { request }: PlannedCall,
  { again }: CheckedAnswer,
): Promise<Asked | undefined> {
  if (again === undefined || signal.aborted) return undefined;
  onStage({ kind: 'mending', items: again.items });
  return ask(model, { ...request, followUp: [...request.followUp, ...again.messages] }, signal);
}
