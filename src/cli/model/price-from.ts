import { type Price, parsePrice } from '../../llm/price.ts';
import { type Call, type Refusal, refuse } from '../command.ts';

/** Undefined where nobody typed one: no price is known here. */
export function priceFrom(options: Call['options']): Price | Refusal | undefined {
  const said = options.get('price');
  if (said === undefined) return undefined;
  return parsePrice(said) ?? refuse('--price is what a million tokens cost, input/output, as in --price 1.25/10.');
}
