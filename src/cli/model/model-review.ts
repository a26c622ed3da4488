import { createHash } from 'node:crypto';
import path from 'node:path';
import type { System } from '../../core/model/system.ts';
import type { Review } from '../../core/review/review.ts';
import { type Judgement, judge } from '../../llm/judge.ts';
import type { Price } from '../../llm/price.ts';
import { type Preparation, prepare } from '../../llm/prompt/prepare.ts';
import { type Preview, previewOf } from '../../llm/prompt/preview.ts';
import { openAiModel } from '../../llm/transport/openai-model.ts';
import type { Provider } from '../../llm/transport/provider.ts';
import { readGuidelines } from '../../worker/read-guidelines.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../command.ts';
import type { Shell } from '../shell.ts';
import { budgetFrom } from './budget-from.ts';
import { priceFrom } from './price-from.ts';
import { printPreview } from './print-preview.ts';
import { providerFrom } from './provider-from.ts';
import { stageLine } from './stage-line.ts';

/** What came of `--model`: a page that says what would be sent, or a judgement. */
export type ModelReview =
  | { readonly kind: 'preview'; readonly text: string }
  | { readonly kind: 'judged'; readonly judgement: Judgement; readonly price: Price | undefined };

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
  const price = priceFrom(call.options);
  if (price !== undefined && isRefusal(price)) return price;
  const guidelines = call.options.has('guidelines')
    ? readGuidelines(path.resolve(shell.folder, call.operands[0] ?? '.'))
    : [];
  const preparation = prepare({ system, review, task: { kind: 'review' }, budget, hash, guidelines });
  if (preparation.calls.length === 0) return refuse('Nothing was found here that a model could judge.');
  const preview = previewOf(preparation, provider, hash);
  if (!call.options.has('send'))
    return { kind: 'preview', text: printPreview(preparation, preview, { whole: call.options.has('preview'), price }) };
  const judged = await send(system, preparation, preview, provider, shell);
  return isRefusal(judged) ? judged : { kind: 'judged', judgement: judged, price };
}

async function send(
  system: System,
  preparation: Preparation,
  preview: Preview,
  provider: Provider,
  shell: Shell,
): Promise<Judgement | Refusal> {
  const model = openAiModel({ provider, consent: preview.consent, hash });
  const onStage = stageLine(shell);
  const judged = await judge({ system, preparation, model, onStage });
  if (judged.ok) return judged.judgement;
  const { message, action, detail } = judged.failure;
  const said = detail === undefined ? '' : ` The server says: ${detail}`;
  return refuse(`${message} ${action}${said}`);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
