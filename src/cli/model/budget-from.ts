import { type Budget, usualBudget } from '../../llm/prompt/budget.ts';
import { type Call, type Refusal, refuse } from '../command.ts';

/** Instructions and schema alone take more than half of this. */
const leastTokens = 6000;

export function budgetFrom(options: Call['options']): Budget | Refusal {
  const inputTokens = Number(options.get('budget') ?? usualBudget.inputTokens);
  const isEnough = Number.isInteger(inputTokens) && inputTokens >= leastTokens;
  return isEnough ? { ...usualBudget, inputTokens } : refuse(`--budget is a number of tokens, from ${leastTokens} on.`);
}
