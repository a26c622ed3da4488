import type { System } from '../../core/model/system.ts';
import type { Review } from '../../core/review/review.ts';
import type { EngineClient } from '../../worker/client.ts';
import { type Answer, answer, type Call, isRefusal, type Outcome } from '../command.ts';
import { reviewFormats } from '../review-formats.ts';
import type { Shell } from '../shell.ts';
import type { ModelUse } from './model-use.ts';

interface Reviewed {
  readonly system: System;
  readonly review: Review;
  /** What is said without a model. */
  readonly answer: Answer;
}

/** The review of the rules, and under it what a model adds. The exit code is that of the rules. */
export async function withModel(
  client: EngineClient,
  { system, review, answer: plain }: Reviewed,
  use: ModelUse,
  call: Call,
  shell: Shell,
): Promise<Outcome> {
  // Loaded only now: the client of the models is larger than all the rest.
  const { modelReview } = await import('./model-review.ts');
  const { printJudgement } = await import('./print-judgement.ts');
  const { toldJudgement } = await import('../../llm/told-judgement.ts');
  const result = await modelReview(client, use, call, shell);
  // Whatever becomes of a model, the review of the rules stands; what the rules say of it goes first.
  if (isRefusal(result)) {
    return call.options.has('send') ? { ...plain, exit: plain.exit || 2, missing: result.refusal } : result;
  }
  if (result.kind === 'preview') return answer(result.text);
  const judgement = toldJudgement(result.judgement, use.price);
  const within = reviewFormats.get(call.format)?.withJudgement;
  if (within !== undefined) return answer(within(system, review, call, judgement), plain.exit);
  return answer(`${plain.text}\n${printJudgement(judgement, review, call.options.has('receipt'))}`, plain.exit);
}
