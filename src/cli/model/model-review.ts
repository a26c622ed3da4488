import { createHash } from 'node:crypto';
import path from 'node:path';
import { type Judgement, judge } from '../../llm/judge.ts';
import { type Preview, previewOf } from '../../llm/prompt/preview.ts';
import { openAiModel } from '../../llm/transport/openai-model.ts';
import type { Provider } from '../../llm/transport/provider.ts';
import type { AskableQuestion, EngineClient } from '../../worker/client.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../command.ts';
import type { Shell } from '../shell.ts';
import type { ModelUse } from './model-use.ts';
import { printPreview } from './print-preview.ts';
import { stageLine } from './stage-line.ts';

/** What came of `--model`: a page that says what would be sent, or a judgement. */
export type ModelReview =
  | { readonly kind: 'preview'; readonly text: string }
  | { readonly kind: 'judged'; readonly judgement: Judgement };

/** Nothing leaves the machine without `--send`. */
export async function modelReview(
  client: EngineClient,
  use: ModelUse,
  call: Call,
  shell: Shell,
): Promise<ModelReview | Refusal> {
  const { provider, budget, cap, price, neverSend } = use;
  const base = call.options.get('base');
  const { preparation, verifier } = await client.prepare({
    root: path.resolve(shell.folder, call.operands[0] ?? '.'),
    scope: { kind: 'workspace' },
    task: base === undefined ? { kind: 'review' } : { kind: 'change', base },
    budget,
    neverSend,
    guidelines: call.options.has('guidelines'),
  });
  if (preparation.calls.length === 0) return refuse('Nothing was found here that a model could judge.');
  const preview = previewOf(preparation, provider, hash);
  if (!call.options.has('send'))
    return {
      kind: 'preview',
      text: printPreview(preparation, preview, { whole: call.options.has('preview'), price, cap }),
    };
  if (cap !== undefined && preparation.tokens > cap) return refuse(aboveCap(preparation.tokens, cap));
  const judged = await send({ preparation, verifier }, preview, provider, shell);
  return isRefusal(judged) ? judged : { kind: 'judged', judgement: judged };
}

async function send(
  { preparation, verifier }: AskableQuestion,
  preview: Preview,
  provider: Provider,
  shell: Shell,
): Promise<Judgement | Refusal> {
  const model = openAiModel({ provider, consent: preview.consent, hash });
  const onStage = stageLine(shell);
  const { signal, stop } = shell.interruption();
  const judged = await judge({ preparation, verifier, model, signal, onStage }).finally(stop);
  if (judged.ok) return judged.judgement;
  const { message, action, detail } = judged.failure;
  const said = detail === undefined ? '' : ` The server says: ${detail}`;
  return refuse(`${message} ${action}${said}`);
}

function aboveCap(tokens: number, cap: number): string {
  const [needed, most] = [tokens, cap].map((figure) => figure.toLocaleString('en-US'));
  return `The question holds about ${needed} tokens, and --cap is ${most}. Review one service, or raise --cap.`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
