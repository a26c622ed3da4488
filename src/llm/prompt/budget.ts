export interface Budget {
  /** Tokens of one prompt; below the context of the model by what it answers. */
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Instructions, schema and task take most of it, whatever the workspace: who reads less can be asked nothing. */
export const leastInputTokens = 14_000;

/** Fits hosted models, and local ones that were given room. */
export const usualBudget: Budget = { inputTokens: 32_000, outputTokens: 12_000 };
