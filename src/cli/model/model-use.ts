import type { Price } from '../../llm/price.ts';
import type { Budget } from '../../llm/prompt/budget.ts';
import type { Provider } from '../../llm/transport/provider.ts';
import type { OptionName } from '../arguments.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../command.ts';
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

/** Which model is asked, and what it may be sent. */
export interface ModelUse {
  readonly provider: Provider;
  readonly budget: Budget;
  /** The most that all requests together may hold; undefined where nobody set one. */
  readonly cap: number | undefined;
  readonly price: Price | undefined;
  /** Patterns of files of which nothing is sent. */
  readonly neverSend: readonly string[];
}

/** Undefined where no model is asked. Told before anything is read. */
export function modelUse({ options }: Call, shell: Shell): ModelUse | Refusal | undefined {
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
  if (isRefusal(provider)) return provider;
  return { provider, budget, cap, price, neverSend: options.get('never-send')?.split('\n') ?? [] };
}
