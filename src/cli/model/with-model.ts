import type { System } from '../../core/model/system.ts';
import { printJson } from '../../core/report/json/print-json.ts';
import { reviewJson } from '../../core/report/json/review-json.ts';
import type { Review } from '../../core/review/review.ts';
import type { EngineClient } from '../../worker/client.ts';
import type { OptionName } from '../arguments.ts';
import { answer, type Call, type ExitCode, isRefusal, type Outcome, type Refusal, refuse } from '../command.ts';
import { reviewFormats } from '../review-formats.ts';
import type { Shell } from '../shell.ts';
import { budgetFrom, capFrom } from './budget-from.ts';
import { priceFrom } from './price-from.ts';
import { providerFrom } from './provider-from.ts';

export const modelOptions: readonly OptionName[] = [
  'model',
  'base-url',
  'key-env',
  'budget',
  'cap',
  'price',
  'guidelines',
  'never-send',
  'preview',
  'send',
  'receipt',
];

/** Told before anything is read. */
export function wrongModelUse({ options }: Call, shell: Shell): Refusal | undefined {
  const said = modelOptions.find((name) => options.has(name));
  if (said === undefined) return undefined;
  if (!options.has('model')) return refuse(`--${said} says something of a model; name it with --model NAME.`);
  const budget = budgetFrom(options);
  if (isRefusal(budget)) return budget;
  const cap = capFrom(options);
  if (typeof cap === 'object') return cap;
  const price = priceFrom(options);
  if (price !== undefined && isRefusal(price)) return price;
  const provider = providerFrom(options, shell);
  return isRefusal(provider) ? provider : undefined;
}

/** The review of the rules, and under it what a model adds. The exit code is that of the rules. */
export async function withModel(
  client: EngineClient,
  system: System,
  review: Review,
  call: Call,
  shell: Shell,
  exit: ExitCode,
  printed: string,
): Promise<Outcome> {
  // Loaded only now: the client of the models is larger than all the rest.
  const { modelReview } = await import('./model-review.ts');
  const { printJudgement } = await import('./print-judgement.ts');
  const { toldJudgement } = await import('../../llm/told-judgement.ts');
  const result = await modelReview(client, call, shell);
  if (isRefusal(result)) return call.options.has('send') ? unheard(printed, exit, result) : result;
  if (result.kind === 'preview') return answer(result.text);
  const { judgement } = result;
  const told = reviewFormats.get(call.format)?.withJudgement;
  if (told !== undefined) return answer(told(system, review, call, toldJudgement(judgement)), exit);
  if (call.format === 'json') return answer(printJson({ ...reviewJson(system, review), judgement }), exit);
  return answer(
    `${printed}\n${printJudgement(judgement, review, { withReceipt: call.options.has('receipt'), price: result.price })}`,
    exit,
  );
}

/** Whatever becomes of a model, the review of the rules stands; what the rules say of it goes first. */
function unheard(printed: string, exit: ExitCode, { refusal }: Refusal): Outcome {
  return { text: printed, exit: exit === 0 ? 3 : exit, missing: refusal };
}
