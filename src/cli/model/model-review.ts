import { createHash } from 'node:crypto';
import type { System } from '../../core/model/system.ts';
import type { Review } from '../../core/review/review.ts';
import { type Judgement, judge } from '../../llm/judge.ts';
import { type Preparation, prepare } from '../../llm/prompt/prepare.ts';
import { type Preview, previewOf } from '../../llm/prompt/preview.ts';
import { openAiModel } from '../../llm/transport/openai-model.ts';
import type { Provider } from '../../llm/transport/provider.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../command.ts';
import type { Shell } from '../shell.ts';
import { budgetFrom } from './budget-from.ts';
import { printPreview } from './print-preview.ts';
import { providerFrom } from './provider-from.ts';
import { stageLine } from './stage-line.ts';

/** What came of `--model`: a page that says what would be sent, or a judgement. */
export type ModelReview =
  | { readonly kind: 'preview'; readonly text: string }
  | { readonly kind: 'judged'; readonly judgement: Judgement };

/** Nothing leaves the machine without `--send`. */
export async function modelReview(
  system: System,
  review: Review,
  call: Call,
  shell: Shell,
): Promise<ModelReview | Refusal> {
  const provider = providerFrom(call.options, shell);
  if (isRefusal(provider)) return provider;
  const budget = budgetFrom(call.options);
  if (isRefusal(budget)) return budget;
  const preparation = prepare({ system, review, task: { kind: 'review' }, budget, hash });
  if (preparation.calls.length === 0) return refuse('Nothing was found here that a model could judge.');
  const preview = previewOf(preparation, provider, hash);
  if (!call.options.has('send'))
    return { kind: 'preview', text: printPreview(preparation, preview, call.options.has('preview')) };
  return send(system, preparation, preview, provider, shell);
}

async function send(
  system: System,
  preparation: Preparation,
  preview: Preview,
  provider: Provider,
  shell: Shell,
): Promise<ModelReview | Refusal> {
  const model = openAiModel({ provider, consent: preview.consent, hash });
  const onStage = stageLine(shell);
  const judged = await judge({ system, preparation, model, onStage });
  if (judged.ok) return { kind: 'judged', judgement: judged.judgement };
  const { message, action, detail } = judged.failure;
  const said = detail === undefined ? '' : ` The server says: ${detail}`;
  return refuse(`${message} ${action}${said}`);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
