import { type Budget, leastInputTokens, usualBudget } from '../../llm/prompt/budget.ts';
import { type Call, type Refusal, refuse } from '../command.ts';

export function budgetFrom(options: Call['options']): Budget | Refusal {
  const inputTokens = Number(options.get('budget') ?? usualBudget.inputTokens);
  const isEnough = Number.isInteger(inputTokens) && inputTokens >= leastInputTokens;
  return isEnough
    ? { ...usualBudget, inputTokens }
    : refuse(`--budget is a number of tokens, from ${leastInputTokens} on.`);
}

/** The most that all requests together may hold; undefined where nobody set one. */
export function capFrom(options: Call['options']): number | Refusal | undefined {
  const said = options.get('cap');
  if (said === undefined) return undefined;
  const tokens = Number(said);
  return Number.isInteger(tokens) && tokens > 0 ? tokens : refuse('--cap is a number of tokens.');
}
