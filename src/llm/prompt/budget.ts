export interface Budget {
  /** Tokens of one prompt; below the context of the model by what it answers. */
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Fits hosted models, and local ones that were given room. */
export const usualBudget: Budget = { inputTokens: 32_000, outputTokens: 12_000 };
